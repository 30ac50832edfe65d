"""The demo packages as cases, and the words of the seed document that they rest on."""

from functools import cache
from pathlib import Path

from app.exchange.package import read_package
from app.models.base import Record
from app.models.case import Case

FOLDER = Path(__file__).parents[2] / "resources" / "demo"
SEEDS = ("seed-sanne-david", "seed-lotte", "seed-mand-35", "seed-jakob", "seed-ung-mand")
TRAINING = "training-sanne-david"


@cache
def case_of(name: str) -> Case:
    """A demo package, read."""
    return read_package((FOLDER / f"{name}.json").read_bytes())


def content(record: Record) -> dict[str, object]:
    """What a record says, without the ids of its own package."""
    return {
        name: getattr(record, name)
        for name in record.__dataclass_fields__
        if name not in {"seq", "version"} and not name.endswith("id")
    }


QUOTES = {
    "seed-sanne-david": """
        Sanne, 40 år. (Mor) Fraskilt fra David. Ledig de sidste fem år (på kontanthjælp). Tidligere
        pædagog, men sygemeldt pga. dårligt knæ og ondt i ryggen og efterfølgende depression.
        Periode med alkoholmisbrug. David, 45 år. (Far) Ledig gennem det sidste år. Misbrug. Har
        diagnosen ADHD. Lukas, 7 år. (Barn) Lider af muskelsvind og anvender kørestol. Går i
        almindelig skole med ekstra støtte. Højt fravær. Mille, 14 år. (Barn) Går i almindelig
        skole. Højt fravær og der er kommet underretninger herom. Fagområde: Social og sundhed
        Sagsbehandler: voksenstøtte (mor) Sagsbehandler: hjælpemidler (barn) Sagsbehandler: tabt
        arbejdsfortjeneste (mor) Fysioterapeut (søn) Flextrafik (søn) Fagområde: Beskæftigelse /
        jobcenter Sagsbehandler fra kontanthjælpsteam Sagsbehandler i Ydelsescenteret
        Virksomhedskonsulent (mor) Fagområde: Børn og unge Rådgiver fra Børn og Familie (begge
        børn) PPR på skolen (datter) Familiebehandler (familie) UU-specialvejleder (datter)
        Skolelærer Ekstern lovgivning og systemer uden for kommunen Udbetaling Danmark
        Privatpraktiserende læge (mor og børn) Neuropsykolog (mor) Tandlæge (barn)""",
    "seed-lotte": """
        Lotte er en kvinde på 35 år med tre børn. Hun har været på kontanthjælp de seneste fem år
        efter en forudgående periode på sygedagpenge. Hun var sidst på arbejdsmarkedet for syv år
        siden, hvor hun arbejdede som kantinemedarbejder. Lotte blev sygemeldt pga. ondt i ryggen
        og efterfølgende depression. Hun har i en periode haft et alkoholmisbrug, og hun kæmper
        med at få økonomien til at hænge sammen. Sagsbehandleren i Jobcentret, sagsbehandleren i
        Ydelsescentret, socialrådgiverne i Socialforvaltningen og familierådgiverne i Børne- og
        Ungeforvaltningen. På de to yngste børns skole er Lotte i kontakt med en medarbejder i
        skolens pædagogiske psykologiske rådgivning (PPR). Og på det ældste barns skole er hun i
        kontakt med en vejleder (UU-vejleder). Samtidig har familien ugentlig kontakt med en
        familiebehandler, der støtter Lotte og hendes tre børn. Lotte nogle gange oplever, at
        familiebehandleren kommer samme dag, som hun skal til psykolog eller skal til møde med sin
        mentor. Det gør hende forvirret og kræver, at hun bruger tid og energi på at kontakte
        kommunen for at ændre tidspunktet for de enkelte samtaler. Praktiserende læge og en
        neuropsykiater bl.a. grundet hendes problemer med ryggen; med Udbetaling Danmark for at
        modtage kontanthjælp; og med anden aktør på beskæftigelsesområdet.""",
    "seed-mand-35": """
        Borger, mand, 35 år. Udfordringer: Misbrugsproblem. Sindslidelse. Sociale udfordringer.
        Arbejdsløs. Har søn med fysiske udfordringer.""",
    "seed-jakob": """
        Jakob på 37 år har et synshandicap, hvorfor han er blevet visiteret til et fleksjob som
        ung, hvor han arbejder 16 timer ugentlig på et mediebureau. Jakob har, ved hjælp af nye
        digitale hjælpemidler og brug af ordningen om personlig assistance, fået mere overskud i
        hverdagen, og fået mod på at prøve kræfter med et job på fuld tid udenom
        fleksjobordningen. Derfor indgår Jakob en aftale med sin arbejdsplads om en langsom
        optrapning, samtidig med at han orienterer jobcenteret om, at fleksjobbet indstilles for en
        periode, mens han forsøger at komme op på fuld tid. Planen er, at han i løbet af 8 måneder
        går fra 16 timer ugentligt til 37 timer. Muligheden for at vende tilbage til
        fleksjobordningen. Inden for to år at vende tilbage til et fleksjob uden at skulle igennem
        en ny visitation.""",
    "seed-ung-mand": """
        Den unge mand, som har svært ved at finde fodfæste på arbejdsmarkedet på grund af misbrug
        og derfor modtager misbrugsbehandling og mentorstøtte.""",
}
"""From "Sammen med borgeren – En helhedsorienteret indsats" (Regeringen, oktober 2018), shortened."""
