package io.stamgast.earning.condition;

import dev.cel.bundle.Cel;
import dev.cel.bundle.CelFactory;
import dev.cel.common.CelOptions;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructTypeReference;
import dev.cel.extensions.CelExtensions;
import dev.cel.parser.CelStandardMacro;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The names that conditions may use, with their types, and the language they are written in. */
final class Vocabulary {

    static final int MAX_LENGTH = 1_000;
    /** No run takes more turns than this through lists, all its loops together. */
    static final int MAX_TURNS = 20_000;
    private static final int MAX_DEPTH = 40;
    private static final int MAX_PATTERN = 500;

    private static final Map<String, CelType> TYPES = types();
    private static final Set<String> FUNCTIONS = Set.of("contains", "endsWith", "startsWith", "matches", "size",
            "has", "all", "exists", "exists_one", "filter", "map", "lowerAscii", "upperAscii", "trim", "substring",
            "indexOf", "getFullYear", "getMonth", "getDate", "getDayOfMonth", "getDayOfWeek", "getDayOfYear",
            "getHours", "getMinutes", "int", "double", "string", "timestamp", "duration");

    private Vocabulary() {
    }

    private static Map<String, CelType> types() {
        var types = new LinkedHashMap<String, CelType>();
        for (var name : Set.of("sku", "description", "category", "brand")) {
            types.put("line." + name, SimpleType.STRING);
        }
        for (var name : Set.of("quantity", "netAmount", "listAmount", "margin")) {
            types.put("line." + name, SimpleType.DOUBLE);
        }
        types.put("line.fullPrice", SimpleType.BOOL);
        types.put("line.own", SimpleType.BOOL);
        types.put("purchase.amount", SimpleType.DOUBLE);
        types.put("purchase.source", SimpleType.STRING);
        types.put("purchase.distributor", SimpleType.STRING);
        types.put("purchase.channel", SimpleType.STRING);
        types.put("purchase.occurredAt", SimpleType.TIMESTAMP);
        types.put("purchase.lines", ListType.create(StructTypeReference.create(LineView.class.getCanonicalName())));
        types.put("account.externalId", SimpleType.STRING);
        types.put("account.tier", SimpleType.STRING);
        types.put("account.plan", SimpleType.STRING);
        types.put("account.segments", ListType.create(SimpleType.STRING));
        types.put("account.attributes", MapType.create(SimpleType.STRING, SimpleType.DYN));
        types.put("member.role", SimpleType.STRING);
        types.put("activity.type", SimpleType.STRING);
        types.put("activity.subject", SimpleType.STRING);
        types.put("activity.attributes", MapType.create(SimpleType.STRING, SimpleType.DYN));
        return types;
    }

    static boolean knows(String name) {
        return TYPES.containsKey(name);
    }

    /** The names about these topics, and what else may stand in a condition. */
    static Collection<String> words(Collection<Topic> topics) {
        var words = new TreeSet<>(FUNCTIONS);
        words.addAll(names(topics));
        return words;
    }

    /** The members of a line in {@code purchase.lines}. */
    static Collection<String> membersOfALine() {
        return Arrays.stream(LineView.class.getRecordComponents()).map(member -> member.getName())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Collection<String> names(Collection<Topic> topics) {
        return TYPES.keySet().stream().filter(name -> topics.stream().anyMatch(topic ->
                name.startsWith(topic.prefix()))).toList();
    }

    /** The language, with the names about these topics. */
    static Cel language(Collection<Topic> topics) {
        var options = CelOptions.current().maxExpressionCodePointSize(MAX_LENGTH).maxParseRecursionDepth(MAX_DEPTH)
                .comprehensionMaxIterations(MAX_TURNS).maxRegexProgramSize(MAX_PATTERN)
                .enableHeterogeneousNumericComparisons(true).build();
        var strings = CelExtensions.strings();
        var lines = CelExtensions.nativeTypes(LineView.class);
        var builder = CelFactory.plannerCelBuilder().setOptions(options).addCompilerLibraries(strings, lines)
                .addRuntimeLibraries(strings, lines).setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                .setResultType(SimpleType.BOOL);
        names(topics).forEach(name -> builder.addVar(name, TYPES.get(name)));
        return builder.build();
    }
}
