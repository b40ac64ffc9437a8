package io.stamgast.earning.condition;

import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.exceptions.CelIterationLimitExceededException;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.TypeParamType;
import dev.cel.parser.CelMacro;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelLateFunctionBindings;
import java.util.AbstractList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.RandomAccess;
import java.util.stream.Stream;

/**
 * Counts the turns that a condition takes. CEL counts those of one evaluation; a condition is asked once per line, so
 * every loop goes through a list that takes each turn from a purse, and every pattern pays for the text it is held
 * against. No condition can name the function that does it: it stands in what the loops are made of.
 */
final class Turns {

    static final String COUNTED = "@counted";
    private static final String LIST = "counted_list";
    private static final String MAP = "counted_map";
    private static final String TEXT = "counted_text";
    /** Handing a list over costs about a turn for so many elements. */
    private static final int ELEMENTS_PER_TURN = 20;
    /** The most costly pattern costs about a turn for so many letters. */
    private static final int LETTERS_PER_TURN = 4;

    private Turns() {
    }

    /** The loops of the language, counted, and patterns. */
    static List<CelMacro> macros() {
        var loops = CelStandardMacro.STANDARD_MACROS.stream().map(CelStandardMacro::getDefinition)
                .map(macro -> macro.isReceiverStyle() ? counted(macro) : macro);
        var patterns = Stream.of(
                CelMacro.newReceiverMacro("matches", 1, (factory, text, arguments) -> Optional.of(
                        factory.newReceiverCall("matches", factory.newGlobalCall(COUNTED, text), arguments))),
                CelMacro.newGlobalMacro("matches", 2, (factory, none, arguments) -> Optional.of(factory.newGlobalCall(
                        "matches", factory.newGlobalCall(COUNTED, arguments.get(0)), arguments.get(1)))));
        return Stream.concat(loops, patterns).toList();
    }

    private static CelMacro counted(CelMacro loop) {
        return CelMacro.newReceiverMacro(loop.getFunction(), loop.getArgumentCount(), (factory, list, arguments) ->
                loop.getExpander().expandMacro(factory, factory.newGlobalCall(COUNTED, list), arguments));
    }

    static CelFunctionDecl declaration() {
        var element = TypeParamType.create("A");
        var list = ListType.create(element);
        var map = MapType.create(element, TypeParamType.create("B"));
        return CelFunctionDecl.newFunctionDeclaration(COUNTED,
                CelOverloadDecl.newGlobalOverload(LIST, list, list),
                CelOverloadDecl.newGlobalOverload(MAP, map, map),
                CelOverloadDecl.newGlobalOverload(TEXT, SimpleType.STRING, SimpleType.STRING));
    }

    /** The function, taking from that purse. */
    static CelLateFunctionBindings from(Purse purse) {
        return CelLateFunctionBindings.from(
                CelFunctionBinding.from(LIST, List.class, list -> {
                    handOver(purse, list.size());
                    return new Counted(list, purse);
                }),
                CelFunctionBinding.from(MAP, Map.class, map -> {
                    take(purse, map.size());
                    return map;
                }),
                CelFunctionBinding.from(TEXT, String.class, text -> {
                    take(purse, 1 + text.length() / LETTERS_PER_TURN);
                    return text;
                }));
    }

    /** Pays for a list that is used as a whole. */
    static void handOver(Purse purse, int size) {
        take(purse, 1 + size / ELEMENTS_PER_TURN);
    }

    private static void take(Purse purse, int turns) {
        if (!purse.take(turns)) {
            throw new CelIterationLimitExceededException(Purse.OF_A_RULE);
        }
    }

    /** A list that takes a turn from the purse for each element gone through. */
    private static final class Counted extends AbstractList<Object> implements RandomAccess {

        private final List<?> list;
        private final Purse purse;

        Counted(List<?> list, Purse purse) {
            this.list = list;
            this.purse = purse;
        }

        @Override
        public Object get(int index) {
            return list.get(index);
        }

        @Override
        public int size() {
            return list.size();
        }

        @Override
        public Iterator<Object> iterator() {
            var elements = list.iterator();
            return new Iterator<>() {

                @Override
                public boolean hasNext() {
                    return elements.hasNext();
                }

                @Override
                public Object next() {
                    take(purse, 1);
                    return elements.next();
                }
            };
        }
    }
}
