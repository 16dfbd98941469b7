import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.verapdf.ReleaseDetails;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.RuleId;
import org.verapdf.processor.reports.enums.JobEndStatus;

/** veraPDF over many files in one JVM: each PDF is held against PDF/UA-1 and PDF/A-2a. */
public final class VeraPdf {
    private static final Map<String, PDFAFlavour> FLAVOURS = new TreeMap<>(Map.of(
            "PDF/UA-1", PDFAFlavour.PDFUA_1,
            "PDF/A-2a", PDFAFlavour.PDFA_2_A));
    /** One breach of each rule is enough to show where it is; all are counted. */
    private static final int SHOWN_PER_RULE = 1;

    public static void main(String[] arguments) throws Exception {
        // What the parser logs about a damaged file comes back as a failed rule or an exception.
        Logger.getLogger("").setLevel(Level.OFF);
        VeraGreenfieldFoundryProvider.initialise();
        Answers.run(ReleaseDetails.byId("core").getVersion(), VeraPdf::judge);
    }

    private static List<String> judge(File file) {
        List<String> complaints = new ArrayList<>();
        FLAVOURS.forEach((name, flavour) -> {
            try {
                complaints.addAll(judge(file, name, flavour));
            } catch (Exception | StackOverflowError error) {
                complaints.add(name + " could not be judged: " + Answers.oneLine(error.toString()));
            }
        });
        return complaints;
    }

    private static List<String> judge(File file, String name, PDFAFlavour flavour) throws Exception {
        try (PDFAParser parser = Foundries.defaultInstance().createParser(file, flavour);
                PDFAValidator validator = Foundries.defaultInstance()
                        .createValidator(flavour, SHOWN_PER_RULE, false, true, false)) {
            ValidationResult result = validator.validate(parser);
            List<String> complaints = new ArrayList<>();
            for (TestAssertion assertion : result.getTestAssertions()) {
                if (assertion.getStatus() == TestAssertion.Status.FAILED) {
                    complaints.add(describe(name, assertion, result.getFailedChecks()));
                }
            }
            boolean finished = result.getJobEndStatus() == JobEndStatus.NORMAL;
            if (!finished || (!result.isCompliant() && complaints.isEmpty())) {
                complaints.add(name + " is not met; the validation ended as " + result.getJobEndStatus());
            }
            return complaints;
        }
    }

    private static String describe(String name, TestAssertion assertion, Map<RuleId, Integer> counts) {
        RuleId rule = assertion.getRuleId();
        // The error says what is wrong here; the message, which is longer, what the standard wants.
        String why = assertion.getErrorMessage() == null ? assertion.getMessage() : assertion.getErrorMessage();
        return String.format("%s clause %s test %d, %d ×: %s (first at %s)",
                name, rule.getClause(), rule.getTestNumber(), counts.getOrDefault(rule, 1),
                Answers.oneLine(why), Answers.oneLine(assertion.getLocation().getContext()));
    }
}
