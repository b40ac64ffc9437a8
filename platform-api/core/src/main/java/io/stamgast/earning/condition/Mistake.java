package io.stamgast.earning.condition;

import static java.util.Map.entry;

import dev.cel.common.CelIssue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tells what is wrong with a condition, in the words of whoever writes one. */
record Mistake(String text, Collection<Topic> topics, CelIssue issue) {

    private static final Pattern UNKNOWN = Pattern.compile("undeclared reference to '([^']*)'.*");
    private static final Pattern UNKNOWN_MEMBER = Pattern.compile("undefined field '([^']*)'.*");
    private static final Pattern WRONG_RESULT = Pattern.compile("expected type 'bool' but found '(.*)'");
    private static final Pattern WRONG_TYPES =
            Pattern.compile("found no matching overload for '([^']*)' applied to '(.*?)' \\(candidates.*");
    private static final Pattern NO_LIST =
            Pattern.compile("expression of type '(.*)' cannot be range of a comprehension.*");
    private static final Pattern NO_MEMBERS = Pattern.compile("type '(.*)' does not support field selection.*");
    private static final Pattern UNREADABLE =
            Pattern.compile("(?:mismatched|extraneous|token recognition error|no viable).*? (?:input|at:) '([^']*)'.*",
                    Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("For input string: .*");
    private static final Pattern OPERATOR = Pattern.compile("_?([!<>=&|+\\-*/%]+)_?");
    private static final Map<String, String> OPERATORS = Map.of("@in", "in", "_[_]", "[ ]", "_?_:_", "? :");
    private static final Map<String, String> TYPES = Map.ofEntries(entry("string", "text"),
            entry("int", "a whole number"), entry("uint", "a whole number with u"), entry("double", "a number"),
            entry("bool", "true or false"), entry("timestamp", "a time"), entry("duration", "a length of time"),
            entry("list", "a list"), entry("map", "attributes"), entry("bytes", "bytes"), entry("null", "null"),
            entry("type", "a type"), entry("stamgast.line", "a line"), entry("dyn", "anything"));
    private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_.]*");

    String told() {
        return place().atName(text).told() + words();
    }

    private Place place() {
        return new Place(Math.max(1, issue.getSourceLocation().getLine()), issue.getSourceLocation().getColumn() + 1);
    }

    private String words() {
        var message = issue.getMessage();
        var member = UNKNOWN_MEMBER.matcher(message);
        if (member.matches()) {
            return noSuch(member.group(1), Vocabulary.membersOfALine());
        }
        if (isAskedByHas() || message.startsWith("expression does not select")) {
            return "has() asks for members of attributes, and of the lines in purchase.lines, only";
        }
        var unknown = UNKNOWN.matcher(message);
        if (unknown.matches()) {
            return noSuch(nameAround(unknown.group(1)), Vocabulary.words(topics));
        }
        var result = WRONG_RESULT.matcher(message);
        if (result.matches()) {
            return "a condition must be true or false; this is " + type(result.group(1));
        }
        var types = WRONG_TYPES.matcher(message);
        return types.matches() ? wrongTypes(types.group(1), types.group(2)) : noLists(message);
    }

    private boolean isAskedByHas() {
        var line = lineOf(place());
        var before = line.substring(0, Math.min(line.length(), place().column() - 1)).strip();
        return UNKNOWN.matcher(issue.getMessage()).matches() && before.replaceAll("\\s", "").endsWith("has(");
    }

    private static String wrongTypes(String function, String arguments) {
        var types = new ArrayList<>(types(arguments.replace(".(", ", ").replaceAll("^\\(|\\)$", "")));
        if (function.equals("_?_:_")) {
            return "'? :' can't choose between " + String.join(" and ", types.subList(1, types.size()));
        }
        var operator = OPERATOR.matcher(function);
        var name = operator.matches() ? operator.group(1) : OPERATORS.getOrDefault(function, function);
        return "'" + name + "' can't be used with " + String.join(" and ", types);
    }

    /** What stands between commas, but for those within brackets. */
    private static List<String> types(String arguments) {
        return List.of(arguments.split(", ?(?![^(]*\\))")).stream().map(Mistake::type).toList();
    }

    private static String type(String name) {
        var plain = name.replaceAll("\\(.*", "").replace("google.protobuf.", "").toLowerCase(Locale.ROOT);
        return TYPES.getOrDefault(plain, plain);
    }

    private static String noLists(String message) {
        var list = NO_LIST.matcher(message);
        if (list.matches()) {
            return "only lists and attributes can be gone through; this is " + type(list.group(1));
        }
        var members = NO_MEMBERS.matcher(message);
        if (members.matches()) {
            return "there is nothing in " + type(members.group(1)) + " that could be asked for so";
        }
        return NUMBER.matcher(message).matches() ? "a whole number must lie between " + Long.MIN_VALUE + " and "
                + Long.MAX_VALUE : unreadable(message);
    }

    private static String unreadable(String message) {
        if (message.contains("<EOF>") && !message.startsWith("extraneous")) {
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
        var at = place().column() - 1;
        var words = WORD.matcher(lineOf(place()));
        while (words.find()) {
            if (words.start() <= at && at <= words.end()) {
                var word = words.group();
                return word.startsWith(part + ".") || word.equals(part) ? word : part;
            }
        }
        return part;
    }

    private String lineOf(Place place) {
        var lines = text.split("\\R", -1);
        return place.line() <= lines.length ? lines[place.line() - 1] : "";
    }

    /** One that differs by less than half, the topic not counted where both have the same. */
    private static Optional<String> nearest(String name, Collection<String> known) {
        return known.stream().filter(word -> distance(name, word) * 2 < Math.max(4, own(name, word)))
                .min(Comparator.comparingInt((String word) -> distance(name, word)).thenComparing(word -> word));
    }

    private static int own(String name, String word) {
        var topic = name.lastIndexOf('.') + 1;
        return word.startsWith(name.substring(0, topic)) ? name.length() - topic : name.length();
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
