package io.stamgast;

import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** How large what the product is made of may be. */
class ShapeTest {

    private static final int TYPES_OF_A_PACKAGE = 12;
    private static final int LINES_OF_A_CLASS = 250;
    private static final int LINES_OF_A_METHOD = 40;

    /**
     * How large packages may be that are larger, because what a split would part is known inside alone and would become
     * public.
     */
    private static final Map<String, Long> LARGER = Map.ofEntries(
            entry("account", 14L), entry("benchmark", 23L), entry("earning.condition", 18L),
            entry("earning.explanation", 15L), entry("earning.judging", 21L), entry("earning.posting", 36L),
            entry("earning.rule", 19L), entry("earning.settlement", 17L), entry("imports", 24L), entry("job", 20L),
            entry("kernel", 27L), entry("ledger", 19L),
            entry("membership.reconciliation", 13L), entry("membership.subscribing.change", 13L),
            entry("referral", 13L), entry("web", 16L),
            entry("webhook.desk", 14L));

    @Test
    void noPackageIsLargerThanADozenTypesUnlessItsPartsAreOne() throws IOException {
        var types = Sources.ofTheProduct().stream().filter(source -> !source.endsWith("package-info.java"))
                .collect(Collectors.groupingBy(ShapeTest::name, Collectors.counting()));

        types.values().removeIf(size -> size <= TYPES_OF_A_PACKAGE);
        assertEquals(LARGER.keySet(), types.keySet());
        types.entrySet().removeIf(one -> one.getValue() <= LARGER.get(one.getKey()));
        assertEquals(Map.of(), types);
    }

    /** Of the package, without what all have in common. */
    private static String name(Path source) {
        var path = source.getParent().toString().replace('/', '.');
        return path.substring(path.indexOf("io.stamgast.") + "io.stamgast.".length());
    }

    @Test
    void noClassIsLongerThan250LinesAndNoMethodThan40() throws IOException {
        var sources = Sources.ofTheProduct();
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            var task = (JavacTask) compiler.getTask(null, files, null, List.of("-proc:none"), null,
                    files.getJavaFileObjectsFromPaths(sources));
            var longer = new ArrayList<String>();
            for (var unit : task.parse()) {
                new Ruler(unit, Trees.instance(task), longer).scan(unit, null);
            }
            for (var source : sources) {
                if (lines(Files.readString(source)) > LINES_OF_A_CLASS) {
                    longer.add(source.toString());
                }
            }
            assertEquals(List.of(), longer);
        }
    }

    /** Without imports, comments and empty lines. */
    private static long lines(String source) {
        return source.replaceAll("(?s)/\\*.*?\\*/", "").lines().map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("//") && !line.startsWith("import ")).count();
    }

    private static final class Ruler extends TreeScanner<Void, Void> {

        private final CompilationUnitTree unit;
        private final Trees trees;
        private final List<String> longer;

        Ruler(CompilationUnitTree unit, Trees trees, List<String> longer) {
            this.unit = unit;
            this.trees = trees;
            this.longer = longer;
        }

        @Override
        public Void visitMethod(MethodTree method, Void nothing) {
            if (method.getBody() != null) {
                var positions = trees.getSourcePositions();
                var begin = unit.getLineMap().getLineNumber(positions.getStartPosition(unit, method.getBody()));
                var end = unit.getLineMap().getLineNumber(positions.getEndPosition(unit, method.getBody()));
                if (end - begin - 1 > LINES_OF_A_METHOD) {
                    longer.add(unit.getSourceFile().getName() + ": " + method.getName());
                }
            }
            return super.visitMethod(method, nothing);
        }
    }
}
