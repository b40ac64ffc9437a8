package io.stamgast.earning.condition;

import static dev.cel.extensions.CelStringExtensions.Function.CHAR_AT;
import static dev.cel.extensions.CelStringExtensions.Function.INDEX_OF;
import static dev.cel.extensions.CelStringExtensions.Function.LAST_INDEX_OF;
import static dev.cel.extensions.CelStringExtensions.Function.LOWER_ASCII;
import static dev.cel.extensions.CelStringExtensions.Function.SUBSTRING;
import static dev.cel.extensions.CelStringExtensions.Function.TRIM;
import static dev.cel.extensions.CelStringExtensions.Function.UPPER_ASCII;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableList;
import dev.cel.bundle.Cel;
import dev.cel.bundle.CelFactory;
import dev.cel.common.CelOptions;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.extensions.CelExtensions;
import dev.cel.extensions.CelStringExtensions;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The names that conditions may use, with their types, and the language they are written in. */
final class Vocabulary {

    static final int MAX_LENGTH = 1_000;
    private static final int MAX_DEPTH = 40;
    static final int MAX_PATTERN = 250;
    /** Those whose result is not larger than what they are given: nothing grows without end. */
    private static final Set<CelStringExtensions.Function> STRINGS = Set.of(CHAR_AT, INDEX_OF, LAST_INDEX_OF,
            LOWER_ASCII, SUBSTRING, TRIM, UPPER_ASCII);

    private static final Map<String, CelType> TYPES = types();
    private static final Set<String> FUNCTIONS = Set.of("contains", "endsWith", "startsWith", "matches", "size",
            "has", "all", "exists", "exists_one", "filter", "map", "lowerAscii", "upperAscii", "trim", "substring",
            "indexOf", "lastIndexOf", "charAt", "getFullYear", "getMonth", "getDate", "getDayOfMonth", "getDayOfWeek",
            "getDayOfYear", "getHours", "getMinutes", "int", "double", "string", "timestamp", "duration");

    private Vocabulary() {
    }

    private static Map<String, CelType> types() {
        var types = new LinkedHashMap<String, CelType>();
        LineView.MEMBERS.forEach((name, type) -> types.put(Topic.LINE.prefix() + name, type));
        types.put("purchase.amount", SimpleType.DOUBLE);
        types.put("purchase.source", SimpleType.STRING);
        types.put("purchase.distributor", SimpleType.STRING);
        types.put("purchase.channel", SimpleType.STRING);
        types.put("purchase.occurredAt", SimpleType.TIMESTAMP);
        types.put("purchase.lines", ListType.create(LineView.TYPE));
        types.put("account.externalId", SimpleType.STRING);
        types.put("account.tier", SimpleType.STRING);
        types.put("account.plan", SimpleType.STRING);
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
        return new TreeSet<>(LineView.MEMBERS.keySet());
    }

    private static Collection<String> names(Collection<Topic> topics) {
        return TYPES.keySet().stream().filter(name -> topics.stream().anyMatch(topic ->
                name.startsWith(topic.prefix()))).toList();
    }

    /** The language, with the names about these topics. */
    static Cel language(Collection<Topic> topics) {
        var options = CelOptions.current().maxExpressionCodePointSize(MAX_LENGTH).maxParseRecursionDepth(MAX_DEPTH)
                .comprehensionMaxIterations(Purse.OF_A_RULE).maxRegexProgramSize(MAX_PATTERN)
                .enableHeterogeneousNumericComparisons(true).build();
        var strings = CelExtensions.strings(STRINGS);
        var builder = CelFactory.plannerCelBuilder().setOptions(options).addCompilerLibraries(strings)
                .addRuntimeLibraries(strings).setTypeProvider(new Lines()).addMacros(Turns.macros())
                .addFunctionDeclarations(Turns.declaration()).addLateBoundFunctions(Turns.COUNTED)
                .setResultType(SimpleType.BOOL);
        names(topics).forEach(name -> builder.addVar(name, TYPES.get(name)));
        return builder.build();
    }

    /** Knows the type of the lines of a purchase. */
    private static final class Lines implements CelTypeProvider {

        @Override
        public ImmutableCollection<CelType> types() {
            return ImmutableList.of(LineView.TYPE);
        }

        @Override
        public Optional<CelType> findType(String name) {
            return LineView.TYPE.name().equals(name) ? Optional.of(LineView.TYPE) : Optional.empty();
        }
    }
}
