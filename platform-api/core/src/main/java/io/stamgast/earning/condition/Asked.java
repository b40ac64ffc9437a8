package io.stamgast.earning.condition;

import dev.cel.common.CelErrorCode;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime.Program;
import dev.cel.runtime.CelVariableResolver;
import java.util.List;
import java.util.Optional;

/**
 * A condition that is asked about one thing: a purchase, line after line, or an activity. What it asks about all lines
 * alike is worked out once. For one thread.
 */
public final class Asked {

    /** Of a condition that always holds. */
    static final Asked NOTHING = new Asked(null, List.of(), null, null);

    /** A part that failed fails wherever it is used. */
    private static final class PartFailed extends RuntimeException {

        private static final long serialVersionUID = 1;
        private final CelEvaluationException failure;

        PartFailed(CelEvaluationException failure) {
            super(failure);
            this.failure = failure;
        }
    }

    private final Program program;
    private final List<Program> shared;
    private final Object[] worked;
    private final Facts facts;
    private final Purse purse;
    private final CelVariableResolver values = name -> Optional.ofNullable(value(name));
    private Trouble trouble;

    Asked(Program program, List<Program> shared, Facts facts, Purse purse) {
        this.program = program;
        this.shared = shared;
        this.worked = new Object[shared.size()];
        this.facts = facts;
        this.purse = purse;
    }

    /** Whether it holds as the facts are now; what can't be worked out does not. */
    public boolean holds() {
        trouble = null;
        if (program == null) {
            return true;
        }
        if (!isTooExpensive()) {
            try {
                var holds = eval(program) == Boolean.TRUE;
                // an answer that needed more than there was is none, even if the rest of it would do
                trouble = isTooExpensive() ? Trouble.TOO_EXPENSIVE : null;
                return holds && trouble == null;
            } catch (CelEvaluationException cannotBeWorkedOut) {
                trouble = isTooExpensive() ? Trouble.TOO_EXPENSIVE : Trouble.of(code(cannotBeWorkedOut));
                return false;
            }
        }
        trouble = Trouble.TOO_EXPENSIVE;
        return false;
    }

    /** Why the last answer could not be worked out; null when it could. */
    public Trouble trouble() {
        return trouble;
    }

    /** Whether it has taken more turns than it may: then it holds of nothing. */
    public boolean isTooExpensive() {
        return purse != null && purse.isOverdrawn();
    }

    private Object eval(Program part) throws CelEvaluationException {
        return part.eval(values, purse.counting());
    }

    private Object value(String name) {
        var number = Shared.number(name);
        if (number >= 0) {
            return shared(number);
        }
        var value = facts.value(name);
        if (value instanceof List<?> list) {
            Turns.handOver(purse, list.size());
        }
        return value;
    }

    private Object shared(int number) {
        if (worked[number] == null) {
            try {
                worked[number] = eval(shared.get(number));
            } catch (CelEvaluationException failure) {
                worked[number] = new PartFailed(failure);
            }
        }
        if (worked[number] instanceof PartFailed failed) {
            throw failed;
        }
        return worked[number];
    }

    private static CelErrorCode code(CelEvaluationException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PartFailed part) {
                return code(part.failure);
            }
        }
        return failure.getErrorCode();
    }
}
