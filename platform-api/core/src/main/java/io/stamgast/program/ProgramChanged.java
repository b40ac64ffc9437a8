package io.stamgast.program;

/** Fired inside the transaction that changes the settings: an observer that refuses undoes the change. */
public record ProgramChanged(ProgramSettings before, ProgramSettings after) {
}
