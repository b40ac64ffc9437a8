package io.stamgast.earning.condition;

import dev.cel.common.CelIssue;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tells what is wrong with a condition, in the words of whoever writes one. */
record Mistake(String text, Collection<Topic> topics, CelIssue issue) {

    private static final Pattern UNKNOWN = Pattern.compile("undeclared reference to '([^']*)'.*");
    private static final Pattern UNKNOWN_MEMBER = Pattern.compile("undefined field '([^']*)'.*");
    private static final Pattern WRONG_RESULT = Pattern.compile("expected type 'bool' but found '([^']*)'.*");
    private static final Pattern WRONG_TYPES =
            Pattern.compile("found no matching overload for '([^']*)' applied to '\\(?([^)']*)\\)?'.*");
    private static final Pattern UNREADABLE =
            Pattern.compile("(?:mismatched|extraneous|token recognition error|no viable).*? (?:input|at:) '([^']*)'.*",
                    Pattern.DOTALL);
    private static final Pattern OPERATOR = Pattern.compile("_?([!<>=&|+\\-*/%]+|\\[])_?|@in|_\\?_:_");
    private static final Map<String, String> TYPES = Map.of("string", "text", "int", "a whole number",
            "double", "a number", "bool", "true or false", "timestamp", "a time", "list", "a list", "map",
            "attributes");
    private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_.]*");

    String told() {
        var place = "line " + line() + ", column " + column() + ": ";
        return place + words();
    }

    private int line() {
        return Math.max(1, issue.getSourceLocation().getLine());
    }

    private int column() {
        return issue.getSourceLocation().getColumn() + 1;
    }

    private String words() {
        var message = issue.getMessage();
        var unknown = UNKNOWN.matcher(message);
        if (unknown.matches()) {
            return noSuch(nameAround(unknown.group(1)), Vocabulary.words(topics));
        }
        var member = UNKNOWN_MEMBER.matcher(message);
        if (member.matches()) {
            return noSuch(member.group(1), Vocabulary.membersOfALine());
        }
        var result = WRONG_RESULT.matcher(message);
        if (result.matches()) {
            return "a condition must be true or false; this is " + type(result.group(1));
        }
        var types = WRONG_TYPES.matcher(message);
        return types.matches() ? wrongTypes(types.group(1), types.group(2)) : unreadable(message);
    }

    private static String wrongTypes(String function, String arguments) {
        var operator = OPERATOR.matcher(function);
        var name = function.equals("@in") ? "in" : operator.matches() && operator.group(1) != null
                ? operator.group(1) : function;
        var types = List.of(arguments.split(", ?")).stream().map(Mistake::type).toList();
        return "'" + name + "' can't be used with " + String.join(" and ", types);
    }

    private static String type(String name) {
        return TYPES.getOrDefault(name.replaceAll("\\(.*", ""), name);
    }

    private String unreadable(String message) {
        if (message.contains("<EOF>")) {
            return "the condition ends too early";
        }
        var found = UNREADABLE.matcher(message);
        return found.matches() ? "'" + found.group(1).strip() + "' can't stand here" : message;
    }

    private static String noSuch(String name, Collection<String> known) {
        return "there is no " + name + nearest(name, known).map(meant -> "; did you mean " + meant + "?").orElse("");
    }

    /** CEL names the first part of what it doesn't know; people look for the whole of it. */
    private String nameAround(String part) {
        var lines = text.split("\\R", -1);
        var line = line() <= lines.length ? lines[line() - 1] : "";
        var words = WORD.matcher(line);
        while (words.find()) {
            if (words.start() <= column() - 1 && column() - 1 <= words.end()) {
                var word = words.group();
                return word.startsWith(part + ".") || word.equals(part) ? word : part;
            }
        }
        return part;
    }

    /** One that differs by less than half. */
    private static Optional<String> nearest(String name, Collection<String> known) {
        return known.stream().filter(word -> distance(name, word) * 2 < Math.max(4, name.length()))
                .min(Comparator.comparingInt((String word) -> distance(name, word)).thenComparing(word -> word));
    }

    /** Levenshtein's: how many letters to change, add or leave out. */
    private static int distance(String one, String other) {
        var row = new int[other.length() + 1];
        for (var j = 0; j <= other.length(); j++) {
            row[j] = j;
        }
        for (var i = 1; i <= one.length(); i++) {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= other.length(); j++) {
                var change = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length()];
    }
}
