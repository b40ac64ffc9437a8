/** Programs that tenants can begin with: rules, activities and tiers that go together, to be changed as they like. */
package io.stamgast.template;
