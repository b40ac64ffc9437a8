package io.stamgast.earning.condition;

import dev.cel.common.CelAbstractSyntaxTree;
import java.util.regex.Pattern;

/**
 * Where something stands in a condition.
 *
 * @param line from 1
 * @param column from 1
 */
record Place(int line, int column) {

    private static final Pattern LINES = Pattern.compile("\\R");
    private static final String OF_NAMES = "[A-Za-z0-9_]";

    /** Of a part of a condition. */
    static Place of(CelAbstractSyntaxTree tree, long part) {
        var offset = tree.getSource().getPositionsMap().getOrDefault(part, 0);
        var text = tree.getSource().getContent().toString();
        return tree.getSource().getOffsetLocation(offset)
                .map(found -> new Place(found.getLine(), found.getColumn() + 1).atName(text))
                .orElse(new Place(1, 1));
    }

    /** The language points at the bracket or the dot of a name; people look for its beginning. */
    Place atName(String text) {
        var lines = LINES.split(text, -1);
        var all = line <= lines.length ? lines[line - 1] : "";
        var at = column - 1;
        if (at < all.length() && all.charAt(at) == '.') {
            return new Place(line, beginning(all, at, "[A-Za-z0-9_.]") + 1);
        }
        return at < all.length() && all.charAt(at) == '(' ? new Place(line, beginning(all, at, OF_NAMES) + 1) : this;
    }

    private static int beginning(String line, int end, String letters) {
        var begin = end;
        while (begin > 0 && line.substring(begin - 1, begin).matches(letters)) {
            begin--;
        }
        return begin;
    }

    String told() {
        return "line " + line + ", column " + column + ": ";
    }
}
