package io.stamgast.earning.condition;

import dev.cel.bundle.Cel;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** A condition ready to run: immutable, to be shared between threads. */
public final class Condition {

    /** Holds always. */
    public static final Condition NONE = new Condition(null, null, List.of(), Set.of());

    private static final Map<Set<Topic>, Cel> LANGUAGES = new ConcurrentHashMap<>();

    /** What a turn does is as much as the condition says; a longer one may turn less often. */
    private static final int LETTERS_OF_A_LIGHT_TURN = 200;

    private final String text;
    private final CelRuntime.Program program;
    private final List<CelRuntime.Program> shared;
    private final Set<String> names;

    private Condition(String text, CelRuntime.Program program, List<CelRuntime.Program> shared, Set<String> names) {
        this.text = text;
        this.program = program;
        this.shared = shared;
        this.names = names;
    }

    /**
     * @param text null for none
     * @throws IllegalArgumentException when {@link #mistake} finds something
     */
    public static Condition compile(String text, Collection<Topic> topics) {
        if (text == null) {
            return NONE;
        }
        try {
            var language = language(topics);
            var tree = language.compile(text).getAst();
            var parts = new Shared(tree);
            var shared = new ArrayList<CelRuntime.Program>();
            for (var part : parts.parts()) {
                shared.add((CelRuntime.Program) language.createProgram(part));
            }
            return new Condition(text, (CelRuntime.Program) language.createProgram(parts.rest()),
                    List.copyOf(shared), names(tree));
        } catch (CelValidationException | CelEvaluationException mistake) {
            throw new IllegalArgumentException(mistake);
        }
    }

    /**
     * What is wrong with a condition first.
     *
     * @param topics what it may ask about
     * @return with line and column, and the name that was probably meant; nothing when it can be used
     */
    public static Optional<String> mistake(String text, Collection<Topic> topics) {
        if (text.isBlank()) {
            return Optional.of("must not be empty; leave it out");
        }
        if (text.length() > Vocabulary.MAX_LENGTH) {
            return Optional.of("must have at most " + Vocabulary.MAX_LENGTH + " characters");
        }
        var language = language(topics);
        CelValidationResult result = language.compile(text);
        return result.hasError() ? Optional.of(new Mistake(text, topics, result.getErrors().get(0)).told())
                : new Certain(language, tree(result)).mistake();
    }

    private static CelAbstractSyntaxTree tree(CelValidationResult result) {
        try {
            return result.getAst();
        } catch (CelValidationException hasNone) {
            throw new IllegalStateException(hasNone);
        }
    }

    private static Cel language(Collection<Topic> topics) {
        return LANGUAGES.computeIfAbsent(EnumSet.copyOf(topics), Vocabulary::language);
    }

    private static Set<String> names(CelAbstractSyntaxTree tree) {
        return tree.getReferenceMap().values().stream().map(reference -> reference.name())
                .filter(Vocabulary::knows).collect(Collectors.toUnmodifiableSet());
    }

    /** As it was written; null for none. */
    public String text() {
        return text;
    }

    /** Whether it uses this name, such as {@code account.tier}. */
    public boolean asksFor(String name) {
        return names.contains(name);
    }

    public boolean asksAbout(Topic topic) {
        return names.stream().anyMatch(name -> name.startsWith(topic.prefix()));
    }

    /**
     * To be asked about one thing, as often as its facts change.
     *
     * @param purse of the purchase: what it takes its turns through lists from
     */
    public Asked of(Facts facts, Purse purse) {
        return program == null ? Asked.NOTHING
                : new Asked(program, shared, facts, purse.ofARule(1 + text.length() / LETTERS_OF_A_LIGHT_TURN));
    }

    /** Whether it holds of what has no lines; one that can't be worked out does not. */
    public boolean holds(Facts facts) {
        return of(facts, Purse.ofAPurchase()).holds();
    }
}
