import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/**
 * Judges many PDF files in one start of Java. Reads lines "FLAVOUR tab FILE" and answers each with a line
 * "verdict tab FLAVOUR tab FILE tab true|false tab CHECKS", after one line
 * "broken tab CLAUSE tab TIMES tab WHAT" for every rule that the file breaks.
 */
final class PdfVerdicts {
    private static final PrintStream ANSWER = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    public static void main(String[] arguments) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        var questions = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line; (line = questions.readLine()) != null; ) {
            String[] parts = line.split("\t", 2);
            judge(parts[0], Path.of(parts[1]));
        }
    }

    private static void judge(String flavourName, Path file) throws Exception {
        PDFAFlavour flavour = PDFAFlavour.byFlavourId(flavourName);
        try (var stream = Files.newInputStream(file);
                PDFAParser parser = Foundries.defaultInstance().createParser(stream, flavour)) {
            var validator = Foundries.defaultInstance().createValidator(flavour, false);
            ValidationResult result = validator.validate(parser);
            broken(result).forEach((rule, times) -> {
                String[] named = rule.split("\t", 2);
                ANSWER.printf("broken\t%s\t%d\t%s%n", named[0], times, named[1]);
            });
            ANSWER.printf("verdict\t%s\t%s\t%b\t%d%n",
                    flavourName, file, result.isCompliant(), result.getTotalAssertions());
        }
    }

    private static SortedMap<String, Integer> broken(ValidationResult result) {
        SortedMap<String, Integer> counts = new TreeMap<>();
        for (TestAssertion assertion : result.getTestAssertions()) {
            if (assertion.getStatus() == TestAssertion.Status.FAILED) {
                var rule = assertion.getRuleId();
                String name = rule.getClause() + "-" + rule.getTestNumber();
                counts.merge(name + "\t" + assertion.getMessage().replaceAll("\\s+", " "), 1, Integer::sum);
            }
        }
        return counts;
    }
}
