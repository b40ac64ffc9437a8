package io.stamgast.plan;

import io.stamgast.kernel.Audit;
import io.stamgast.kernel.CurrentUser;
import io.stamgast.plan.definition.Written;
import io.stamgast.testing.Database;
import io.stamgast.testing.Entered;
import io.stamgast.testing.Fired;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Where somebody of a tenant looks after its plans. */
public final class PlanDesk {

    /** What somebody does there, in a transaction of its own. */
    @FunctionalInterface
    public interface Work<T> {
        T by(MembershipPlans plans);
    }

    /** Who is told of a change, in its transaction. */
    @FunctionalInterface
    public interface Listener {
        void hears(Connection connection, PlanChanged change) throws SQLException;
    }

    private final int tenant;
    private final Clock clock;
    private final Listener listener;
    private final List<String> audited = Collections.synchronizedList(new ArrayList<>());

    public PlanDesk(int tenant, Clock clock, Listener listener) {
        this.tenant = tenant;
        this.clock = clock;
        this.listener = listener;
    }

    public <T> T call(Work<T> work) {
        return Database.work().call(tenant, connection -> {
            var plans = new MembershipPlans();
            var fired = new Fired<PlanChanged>();
            plans.connection = new Entered(connection);
            plans.tenant = Entered.tenant(tenant);
            plans.user = new CurrentUser();
            plans.user.set("1", "anna", "portal", null, Set.of());
            plans.clock = clock;
            plans.changed = fired;
            plans.audit = new Audit() {
                @Override
                public void record(String action, String objectType, Object id, Object before, Object after) {
                    audited.add(action);
                }
            };
            var result = work.by(plans);
            for (var change : fired.events()) {
                listener.hears(connection, change);
            }
            return result;
        });
    }

    public PlanView create(Written plan) {
        return call(plans -> plans.create(plan.definition()));
    }

    public PlanView save(UUID id, Written plan) {
        return call(plans -> plans.change(id, null, plan.definition()));
    }

    public PlanView find(UUID id) {
        return call(plans -> plans.find(id));
    }

    /** What was done, as the audit tells it. */
    public List<String> audited() {
        return audited;
    }
}
