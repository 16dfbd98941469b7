import com.adobe.epubcheck.api.EPUBLocation;
import com.adobe.epubcheck.api.EpubCheck;
import com.adobe.epubcheck.api.MasterReport;
import com.adobe.epubcheck.messages.Message;
import com.adobe.epubcheck.messages.Severity;
import com.adobe.epubcheck.util.FeatureEnum;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** EPUBCheck over many files in one JVM: every warning, error and fatal error is a complaint. */
public final class EpubCheckAll {
    public static void main(String[] arguments) throws Exception {
        Locale.setDefault(Locale.ENGLISH);
        Answers.run(EpubCheck.version(), EpubCheckAll::judge);
    }

    private static List<String> judge(File file) {
        Complaints report = new Complaints();
        try {
            new EpubCheck(file, report).check();
        } catch (RuntimeException | StackOverflowError error) {
            report.lines.add("could not be judged: " + Answers.oneLine(error.toString()));
        }
        return report.lines;
    }

    /** Keeps what is a warning or worse. */
    private static final class Complaints extends MasterReport {
        private final List<String> lines = new ArrayList<>();

        @Override
        public void message(Message message, EPUBLocation location, Object... details) {
            Severity severity = message.getSeverity();
            if (severity.toInt() >= Severity.WARNING.toInt()) {
                lines.add(String.format("%s %s at %s line %d: %s", severity, message.getID(),
                        location.getPath(), location.getLine(),
                        Answers.oneLine(message.getMessage(details))));
            }
        }

        @Override
        public void info(String resource, FeatureEnum feature, String value) {
            // Facts about the publication, not complaints.
        }

        @Override
        public void initialize() {
            // Nothing to prepare: the lines are the report.
        }

        @Override
        public int generate() {
            return lines.size();
        }
    }
}
