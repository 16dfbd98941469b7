import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;

/** Reads paths from standard input, has each judged, and prints the lines that {@code referees.py} describes. */
final class Answers {
    private Answers() {}

    static void run(String version, Function<File, List<String>> judge) throws IOException {
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        // A referee may print as it works; only answers belong on standard output.
        System.setOut(System.err);
        out.printf("version\t%s%n", version);
        BufferedReader paths = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        int files = 0;
        int failed = 0;
        for (String path = paths.readLine(); path != null; path = paths.readLine()) {
            List<String> complaints = judge.apply(new File(path));
            for (String complaint : complaints) {
                out.printf("fail\t%s\t%s%n", path, complaint);
            }
            if (complaints.isEmpty()) {
                out.printf("pass\t%s%n", path);
            } else {
                failed++;
            }
            files++;
            out.flush();
        }
        out.printf("done\t%d\t%d%n", files, failed);
        out.flush();
    }

    static String oneLine(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }
}
