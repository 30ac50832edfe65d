"""The operations, by what they concern; ``app.services.registry`` lists them all."""
