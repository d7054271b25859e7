namespace MemoryVault.Json.Merge;

/// <summary>Merges two objects member by member.</summary>
internal sealed class MemberMerge(JsonMergeRun run, MergePlace at, JsonObject @base, JsonObject ours, JsonObject theirs)
{
    private readonly Pairing _pairing = Pairing.Of(@base, ours, theirs);

    internal JsonObject Run()
    {
        var mine = new JsonValue?[ours.Count];
        for (var i = 0; i < mine.Length; i++)
        {
            mine[i] = Merge(ours.Names[i], At(@base, _pairing.BaseOfOurs[i]), ours.Values[i], At(theirs, _pairing.TheirsOfOurs[i]));
        }

        var other = new JsonValue?[theirs.Count];
        for (var i = 0; i < other.Length; i++)
        {
            if (_pairing.OursOfTheirs[i] < 0)
            {
                other[i] = Merge(theirs.Names[i], At(@base, _pairing.BaseOfTheirs[i]), null, theirs.Values[i]);
            }
        }

        return Assemble(mine, other);
    }

    private static JsonValue? At(JsonObject values, int index) => index < 0 ? null : values.Values[index];

    // Most members are as they were, and need no place.
    private JsonValue? Merge(string name, JsonValue? before, JsonValue? mine, JsonValue? other) =>
        ReferenceEquals(mine, other) ? mine : run.Merge(new MergePlace(at, name, before, mine, other));

    private JsonObject Assemble(JsonValue?[] mine, JsonValue?[] other)
    {
        var (names, values) = (new List<string>(mine.Length), new List<JsonValue>(mine.Length));
        foreach (var i in new MergedOrder(_pairing, (left, right) => string.CompareOrdinal(NameOf(left), NameOf(right))).Run())
        {
            if ((i >= 0 ? mine[i] : other[~i]) is { } value)
            {
                names.Add(NameOf(i));
                values.Add(value);
            }
        }

        return new JsonObject(new JsonNames([.. names]), [.. values]);
    }

    private string NameOf(int index) => index >= 0 ? ours.Names[index] : theirs.Names[~index];
}
