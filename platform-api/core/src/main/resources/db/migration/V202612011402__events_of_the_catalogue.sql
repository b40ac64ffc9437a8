-- Nobody could read events before there was a catalogue of them, and theirs say otherwise than it does.
truncate outbox;
