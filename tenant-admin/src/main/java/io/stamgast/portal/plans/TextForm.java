package io.stamgast.portal.plans;

import io.stamgast.plan.definition.PlanDefinition.Text;
import io.stamgast.portal.language.Language;
import java.io.Serializable;

/** What a plan is called and what is said of it in one language, as it is written in the form. */
public class TextForm implements Serializable {

    private static final long serialVersionUID = 1L;

    private final Language language;
    private String name;
    private String description;
    private String benefits = "";

    /** @param text null where nothing is said in that language */
    TextForm(Language language, Text text) {
        this.language = language;
        if (text != null) {
            name = text.name();
            description = text.description();
            benefits = String.join("\n", text.benefits());
        }
    }

    /** A browser ends lines in its own way. */
    Text definition() {
        return new Text(stripped(name), description == null ? null : stripped(description.replace("\r\n", "\n")),
                BenefitsForm.lines(benefits));
    }

    private static String stripped(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    /** Whether anything is said in that language. */
    public boolean isFilled() {
        return !definition().equals(new Text(null, null, null));
    }

    public Language getLanguage() {
        return language;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getDescription() {
        return description;
    }

    public void setDescription(String description) {
        this.description = description;
    }

    public String getBenefits() {
        return benefits;
    }

    public void setBenefits(String benefits) {
        this.benefits = benefits;
    }
}
