namespace MemoryVault.Json.Merge;

/// <summary>Merges two arrays element by element, each found by its key.</summary>
internal sealed class ElementMerge
{
    private readonly JsonMergeRun _run;
    private readonly MergePlace _at;
    private readonly ElementIdentity? _identity;
    private readonly KeyedElements _base;
    private readonly KeyedElements _ours;
    private readonly KeyedElements _theirs;
    private readonly Pairing _pairing;

    private ElementMerge(JsonMergeRun run, MergePlace at, ElementIdentity? identity, KeyedElements @base, KeyedElements ours, KeyedElements theirs)
    {
        (_run, _at, _identity) = (run, at, identity);
        (_base, _ours, _theirs) = (@base, ours, theirs);
        _pairing = Pairing.Of(@base, ours, theirs);
    }

    /// <summary>Merges arrays as sets: an element is there or it is not.</summary>
    internal static JsonArray OfSets(JsonMergeRun run, MergePlace at, JsonArray @base, JsonArray ours, JsonArray theirs) =>
        new ElementMerge(run, at, null, KeyedElements.OfSet(@base), KeyedElements.OfSet(ours), KeyedElements.OfSet(theirs)).Run();

    /// <summary>Merges arrays by the first identity that every element of all three has alone; null if there is none.</summary>
    internal static JsonArray? ByIdentity(
        JsonMergeRun run, MergePlace at, IReadOnlyList<ElementIdentity> identities, JsonArray @base, JsonArray ours, JsonArray theirs)
    {
        foreach (var identity in identities)
        {
            if (KeyedElements.Of(ours, identity) is { } mine && KeyedElements.Of(theirs, identity) is { } other && KeyedElements.Of(@base, identity) is { } before)
            {
                return new ElementMerge(run, at, identity, before, mine, other).Run();
            }
        }

        return null;
    }

    /// <summary>Merges records: by the first identity that tells apart all that have it, else, and those that lack it, by what they are.</summary>
    internal static JsonArray OfRecords(
        JsonMergeRun run, MergePlace at, IReadOnlyList<ElementIdentity> identities, JsonArray @base, JsonArray ours, JsonArray theirs)
    {
        foreach (var identity in identities)
        {
            if (KeyedElements.OfRecords(@base, identity) is { } before && before.Identified >= identity.Evidence
                && KeyedElements.OfRecords(ours, identity) is { } mine && KeyedElements.OfRecords(theirs, identity) is { } other
                && mine.Identified + other.Identified > 0)
            {
                return new ElementMerge(run, at, identity, before, mine, other).Run();
            }
        }

        return new ElementMerge(run, at, null, KeyedElements.OfRecords(@base, null)!, KeyedElements.OfRecords(ours, null)!, KeyedElements.OfRecords(theirs, null)!).Run();
    }

    private JsonArray Run()
    {
        var merged = new List<JsonValue>(_ours.Count);
        var (mine, other) = (MergeOurs(), MergeTheirs());
        foreach (var i in new MergedOrder(_pairing, (left, right) => KeyOrder.Compare(KeyOf(left), KeyOf(right))).Run())
        {
            var (value, place) = i >= 0 ? mine[i] : other[~i];
            place?.PutAt(merged.Count);
            if (value is not null)
            {
                merged.Add(value);
            }
        }

        return new JsonArray([.. merged]);
    }

    private (JsonValue? Value, MergePlace? Place)[] MergeOurs()
    {
        var merged = new (JsonValue?, MergePlace?)[_ours.Count];
        for (var i = 0; i < merged.Length; i++)
        {
            merged[i] = Merge(_ours.Keys[i], At(_base, _pairing.BaseOfOurs[i]), _ours.Elements[i], At(_theirs, _pairing.TheirsOfOurs[i]));
        }

        return merged;
    }

    private (JsonValue? Value, MergePlace? Place)[] MergeTheirs()
    {
        var merged = new (JsonValue?, MergePlace?)[_theirs.Count];
        for (var i = 0; i < merged.Length; i++)
        {
            if (_pairing.OursOfTheirs[i] < 0)
            {
                merged[i] = Merge(_theirs.Keys[i], At(_base, _pairing.BaseOfTheirs[i]), null, _theirs.Elements[i]);
            }
        }

        return merged;
    }

    private static JsonValue? At(KeyedElements elements, int index) => index < 0 ? null : elements.Elements[index];

    private (JsonValue? Value, MergePlace? Place) Merge(JsonValue key, JsonValue? before, JsonValue? mine, JsonValue? other)
    {
        if (ReferenceEquals(mine, other))
        {
            return (mine, null);
        }

        var place = new MergePlace(_at, KeyOrder.TextOf(key), before, mine, other) { Identity = _identity?.PartOf((mine ?? other)!) };
        return (_run.Merge(place), place);
    }

    private JsonValue KeyOf(int index) => index >= 0 ? _ours.Keys[index] : _theirs.Keys[~index];
}
