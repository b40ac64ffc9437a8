package io.stamgast.earning.condition;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.cel.bundle.Cel;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
import dev.cel.common.types.CelKind;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is wrong with a condition that has the right types, whatever it is asked about: a part that names nothing is
 * worked out, and patterns are read. Lists of lists are refused, so that all a condition handles was paid for turn by
 * turn.
 */
record Certain(Cel language, CelAbstractSyntaxTree tree) {

    private static final Set<CelKind> MANY = EnumSet.of(CelKind.LIST, CelKind.MAP);
    private static final Map<String, String> READ = Map.of("timestamp", "a time, such as '2030-01-31T00:00:00Z'",
            "duration", "a length of time, such as '24h'", "int", "a whole number", "uint", "a whole number",
            "double", "a number", "bool", "true or false");

    /** The first, with line and column. */
    Optional<String> mistake() {
        var nodes = CelNavigableAst.fromAst(tree).getRoot().allNodes().map(CelNavigableExpr.class::cast).toList();
        for (var node : nodes) {
            var mistake = mistake(node);
            if (mistake != null) {
                return Optional.of(Place.of(tree, node.id()).told() + mistake);
            }
        }
        return Optional.empty();
    }

    private String mistake(CelNavigableExpr node) {
        if (elements(node.expr()).stream().anyMatch(this::isMany)) {
            return "a list can't hold lists";
        }
        if (node.getKind() != Kind.CALL) {
            return null;
        }
        var call = node.expr().call();
        if (call.function().equals("dyn")) {
            return "there is no dyn";
        }
        if (call.function().equals("matches")) {
            return pattern(call.args().get(call.args().size() - 1));
        }
        return isConstant(node) ? constant(node.expr()) : null;
    }

    private static List<CelExpr> elements(CelExpr expression) {
        var elements = new ArrayList<>(expression.listOrDefault().elements());
        expression.mapOrDefault().entries().forEach(entry -> elements.add(entry.value()));
        return elements;
    }

    private boolean isMany(CelExpr element) {
        return tree.getType(element.id()).filter(type -> MANY.contains(type.kind())).isPresent();
    }

    private static String pattern(CelExpr pattern) {
        if (pattern.getKind() != Kind.CONSTANT) {
            return null;
        }
        try {
            return Pattern.compile(pattern.constant().stringValue()).programSize() > Vocabulary.MAX_PATTERN
                    ? "the pattern is too large" : null;
        } catch (PatternSyntaxException unreadable) {
            return "the pattern can't be read: " + unreadable.getDescription() + ", at '" + unreadable.getPattern()
                    + "'";
        }
    }

    /** Whether it names nothing, not even what a loop goes through. */
    private static boolean isConstant(CelNavigableExpr node) {
        return node.allNodes().noneMatch(part -> part.getKind() == Kind.IDENT);
    }

    private String constant(CelExpr expression) {
        try {
            var part = CelAbstractSyntaxTree.newCheckedAst(expression, tree.getSource(), tree.getReferenceMap(),
                    tree.getTypeMap());
            ((CelRuntime.Program) language.createProgram(part)).eval(name -> Optional.empty(),
                    Purse.ofAPurchase().counting());
            return null;
        } catch (CelEvaluationException mistake) {
            return words(Trouble.of(mistake.getErrorCode()), expression.call());
        }
    }

    private static String words(Trouble trouble, CelExpr.CelCall call) {
        return switch (trouble) {
            case DIVISION_BY_ZERO -> "nothing can be divided by zero";
            case TOO_LARGE -> "the number becomes too large";
            case NO_SUCH_PLACE -> "there is no such place in it";
            case TOO_EXPENSIVE -> "it goes through lists too often";
            default -> READ.containsKey(call.function())
                    ? "'" + call.args().get(0).constant().stringValue() + "' is not " + READ.get(call.function())
                    : "it can't be worked out";
        };
    }
}
