package io.stamgast.tests.tenancy;

import io.stamgast.tests.platform.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** The wall between two tenants, which have the same things under other ids. */
record Wall(Estate owner, Estate stranger, List<Call> calls) {

    /** What its own tenant may be told: the thing is there, but can't be done that with. */
    private static final Set<String> REFUSED_IN_ITSELF = Set.of("403 second-person-needed", "409 job-finished",
            "409 not-a-draft", "409 webhook-endpoint-off", "409 wrong-state",
            "422 email-fixed", "422 last-program-admin",
            "422 price-not-mirrored", "422 stripe-not-connected");

    /** What the owner reads by every id; where a list of events ends moves with all that is written. */
    List<String> readings() {
        return calls.stream().filter(call -> call.verb().equals("GET"))
                .map(call -> call.by(owner.tenant().api(), owner::id).expect(200).text()
                        .replaceFirst("\"cursor\":\"[^\"]+\"", "")).toList();
    }

    /** What the stranger is answered to the owner's ids otherwise than that they are not there. */
    List<String> trespasses() {
        var wrong = new ArrayList<String>();
        calls.forEach(call -> trespass(call, wrong));
        return wrong;
    }

    /** Calls with another's id in one place, in the next, and in several. */
    private void trespass(Call call, List<String> wrong) {
        var names = call.names();
        for (var choice = 1; choice < 1 << names.size(); choice++) {
            var chosen = choice;
            var foreign = IntStream.range(0, names.size()).filter(place -> (chosen >> place & 1) == 1)
                    .mapToObj(names::get).toList();
            var answer = call.by(stranger.tenant().api(),
                    name -> (foreign.contains(name) ? owner : stranger).id(name));
            if (!call.refusalsOf(foreign).contains(refusal(answer))) {
                wrong.add("another's " + foreign + ": " + answer);
            }
        }
    }

    /** What the owner itself is refused. */
    List<String> ownRefusals() {
        var wrong = new ArrayList<String>();
        for (var call : calls) {
            var answer = call.by(owner.tenant().api(), owner::id);
            if (answer.status() >= 300 && !REFUSED_IN_ITSELF.contains(refusal(answer))) {
                wrong.add("own " + answer);
            }
        }
        return wrong;
    }

    static String refusal(Answer answer) {
        return answer.status() < 300 ? Integer.toString(answer.status()) : answer.status() + " " + answer.problem();
    }
}
