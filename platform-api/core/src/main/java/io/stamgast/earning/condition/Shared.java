package io.stamgast.earning.condition;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelMutableAst;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.ast.CelMutableExpr.CelMutableComprehension;
import dev.cel.common.ast.CelMutableExpr.CelMutableIdent;
import dev.cel.common.ast.CelMutableExprConverter;
import dev.cel.common.ast.CelReference;
import dev.cel.common.navigation.CelNavigableMutableAst;
import dev.cel.common.navigation.CelNavigableMutableExpr;
import dev.cel.common.types.CelType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Takes apart what a condition asks of each line and what it asks of the purchase alone: the latter, where it goes
 * through a list, is worked out once. In its place stands a name that no condition can write.
 */
final class Shared {

    private static final String PREFIX = "@shared.";

    private final CelAbstractSyntaxTree whole;
    private final Map<Long, CelReference> references;
    private final List<CelAbstractSyntaxTree> parts = new ArrayList<>();
    private final CelAbstractSyntaxTree rest;

    /** @param whole type-checked */
    Shared(CelAbstractSyntaxTree whole) {
        this.whole = whole;
        this.references = new HashMap<>(whole.getReferenceMap());
        var tree = CelMutableAst.fromCelAst(whole);
        split(CelNavigableMutableAst.fromAst(tree).getRoot());
        this.rest = parts.isEmpty() ? whole
                : tree(CelMutableExprConverter.fromMutableExpr(tree.expr()));
    }

    /** What is to be asked of each line. */
    CelAbstractSyntaxTree rest() {
        return rest;
    }

    /** What is asked once, in the order of their names. */
    List<CelAbstractSyntaxTree> parts() {
        return parts;
    }

    /** The number of the part that a name stands for; -1 for any other name. */
    static int number(String name) {
        return name.startsWith(PREFIX) ? Integer.parseInt(name.substring(PREFIX.length())) : -1;
    }

    private CelAbstractSyntaxTree tree(CelExpr expression) {
        Map<Long, CelType> types = whole.getTypeMap();
        return CelAbstractSyntaxTree.newCheckedAst(expression, whole.getSource(), references, types);
    }

    private void split(CelNavigableMutableExpr node) {
        if (isShared(node)) {
            parts.add(tree(CelMutableExprConverter.fromMutableExpr(node.expr())));
            var name = PREFIX + (parts.size() - 1);
            node.expr().setIdent(CelMutableIdent.create(name));
            references.put(node.id(), CelReference.newBuilder().setName(name).build());
        } else {
            node.children().toList().forEach(child -> split((CelNavigableMutableExpr) child));
        }
    }

    /** Whether it goes through a list, and needs neither the line nor the variable of a loop around it. */
    private boolean isShared(CelNavigableMutableExpr node) {
        var parts = node.allNodes().map(CelNavigableMutableExpr.class::cast).toList();
        return parts.stream().anyMatch(part -> part.getKind() == Kind.COMPREHENSION)
                && parts.stream().allMatch(part -> isFree(part, node));
    }

    private boolean isFree(CelNavigableMutableExpr part, CelNavigableMutableExpr node) {
        var reference = references.get(part.id());
        if (reference != null && Vocabulary.knows(reference.name())) {
            return !reference.name().startsWith(Topic.LINE.prefix());
        }
        return part.getKind() != Kind.IDENT || isBound(part, node);
    }

    /** Whether a loop that is a part of the node gives the variable its values. */
    private static boolean isBound(CelNavigableMutableExpr variable, CelNavigableMutableExpr node) {
        var name = variable.expr().ident().name();
        var child = variable;
        while (child.id() != node.id()) {
            CelNavigableMutableExpr parent = child.<CelNavigableMutableExpr>parent().orElseThrow();
            if (parent.getKind() == Kind.COMPREHENSION && binds(parent.expr().comprehension(), name, child.id())) {
                return true;
            }
            child = parent;
        }
        return false;
    }

    private static boolean binds(CelMutableComprehension loop, String name, long within) {
        var turned = within == loop.loopCondition().id() || within == loop.loopStep().id();
        return turned && name.equals(loop.iterVar())
                || (turned || within == loop.result().id()) && name.equals(loop.accuVar());
    }
}
