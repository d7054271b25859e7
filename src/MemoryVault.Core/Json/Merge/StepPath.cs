namespace MemoryVault.Json.Merge;

/// <summary>Finds and changes the place that the steps to a conflict lead to, wherever its element stands by now.</summary>
internal static class StepPath
{
    /// <summary>Gives what stands at a place; null for nothing.</summary>
    internal static JsonValue? Find(JsonValue? value, IEnumerable<MergeStep> steps)
    {
        foreach (var step in steps)
        {
            value = value is null ? null : Below(value, step);
        }

        return value;
    }

    /// <summary>Puts a value at a place, or takes away what stands there; a new member or element becomes the last.</summary>
    /// <returns>False if what the place would be in is not there.</returns>
    internal static bool TryPut(JsonValue? value, ReadOnlySpan<MergeStep> steps, JsonValue? put, out JsonValue? changed)
    {
        changed = put;
        if (steps.IsEmpty)
        {
            return true;
        }

        if (value is null || !TryPut(Below(value, steps[0]), steps[1..], put, out var below))
        {
            return false;
        }

        changed = (value, steps[0]) switch
        {
            (JsonObject members, { Identity: null } step) => below is null ? members.Without(step.Token) : members.With(step.Token, below),
            (JsonArray items, { Identity: { } identity }) => With(items, IndexOf(items, identity), below),
            _ => null,
        };
        return changed is not null;
    }

    private static JsonValue? Below(JsonValue value, MergeStep step) => (value, step.Identity) switch
    {
        (JsonObject members, null) => members.Find(step.Token),
        (JsonArray items, { } identity) => IndexOf(items, identity) is var at and >= 0 ? items[at] : null,
        _ => null,
    };

    private static int IndexOf(JsonArray items, JsonObject identity)
    {
        for (var i = 0; i < items.Count; i++)
        {
            if (items[i] is JsonObject element && Has(element, identity))
            {
                return i;
            }
        }

        return -1;
    }

    private static bool Has(JsonObject element, JsonObject identity)
    {
        foreach (var (name, value) in identity)
        {
            if (!value.Equals(element.Find(name)))
            {
                return false;
            }
        }

        return true;
    }

    private static JsonArray With(JsonArray items, int at, JsonValue? element)
    {
        var changed = items.ToList();
        if (at >= 0)
        {
            changed.RemoveAt(at);
        }

        if (element is not null)
        {
            changed.Insert(at < 0 ? changed.Count : at, element);
        }

        return new JsonArray(changed);
    }
}
