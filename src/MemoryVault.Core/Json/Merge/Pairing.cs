namespace MemoryVault.Json.Merge;

/// <summary>Which members or elements of the three versions are the same: for each of one list its index in another, or -1.</summary>
internal sealed class Pairing
{
    private Pairing(int ours, int theirs)
    {
        (TheirsOfOurs, BaseOfOurs) = (new int[ours], new int[ours]);
        (OursOfTheirs, BaseOfTheirs) = (new int[theirs], new int[theirs]);
    }

    internal int[] TheirsOfOurs { get; }

    internal int[] OursOfTheirs { get; }

    internal int[] BaseOfOurs { get; }

    internal int[] BaseOfTheirs { get; }

    /// <summary>Pairs the members of objects by their names.</summary>
    internal static Pairing Of(JsonObject @base, JsonObject ours, JsonObject theirs)
    {
        var pairing = new Pairing(ours.Count, theirs.Count);
        Fill(pairing.TheirsOfOurs, ours, theirs);
        Fill(pairing.BaseOfOurs, ours, @base);
        Fill(pairing.OursOfTheirs, theirs, ours);
        Fill(pairing.BaseOfTheirs, theirs, @base);
        return pairing;
    }

    /// <summary>Pairs elements by their keys.</summary>
    internal static Pairing Of(KeyedElements @base, KeyedElements ours, KeyedElements theirs)
    {
        var pairing = new Pairing(ours.Count, theirs.Count);
        Fill(pairing.TheirsOfOurs, ours, theirs);
        Fill(pairing.BaseOfOurs, ours, @base);
        Fill(pairing.OursOfTheirs, theirs, ours);
        Fill(pairing.BaseOfTheirs, theirs, @base);
        return pairing;
    }

    private static void Fill(int[] indices, JsonObject from, JsonObject to)
    {
        for (var i = 0; i < indices.Length; i++)
        {
            indices[i] = to.IndexOf(from.Names[i], near: i);
        }
    }

    private static void Fill(int[] indices, KeyedElements from, KeyedElements to)
    {
        for (var i = 0; i < indices.Length; i++)
        {
            indices[i] = to.IndexOf(from.Keys[i]);
        }
    }
}
