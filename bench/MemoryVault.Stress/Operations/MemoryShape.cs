namespace MemoryVault.Stress.Operations;

/// <summary>The entries that the processes contend for: four in each section, so that a glob covers two.</summary>
internal static class MemoryShape
{
    private static readonly string[] Keys = ["a0", "a1", "b0", "b1"];

    /// <summary>Gives all entries.</summary>
    internal static IEnumerable<string> Entries(int sections) =>
        Enumerable.Range(0, sections).SelectMany(section => Keys.Select(key => $"{StressOptions.SectionName(section)}/{key}"));

    /// <summary>Tells whether an entry is in a scope. It might be tempting to ask the product's own scope. Do not: it is what is judged.</summary>
    internal static bool Covers(string scope, string entry) =>
        scope == "*" || scope == entry || entry.StartsWith(scope + "/", StringComparison.Ordinal)
        || (scope.EndsWith('*') && entry.StartsWith(scope[..^1], StringComparison.Ordinal));

    /// <summary>Tells whether some entry is in both scopes.</summary>
    internal static bool Overlap(string one, string other) => one == "*" || other == "*" || Covers(one, Sample(other)) || Covers(other, Sample(one));

    /// <summary>Chooses a scope: mostly a section or an entry, sometimes two entries or the whole memory.</summary>
    internal static string RandomScope(Random random, int sections)
    {
        var section = StressOptions.SectionName(random.Next(sections));
        var key = Keys[random.Next(Keys.Length)];
        return random.Next(100) switch
        {
            < 6 => "*",
            < 45 => section,
            < 60 => $"{section}/{key[0]}*",
            _ => $"{section}/{key}",
        };
    }

    /// <summary>Splits the name of an entry.</summary>
    internal static (string Section, string Key) Split(string entry)
    {
        var slash = entry.IndexOf('/', StringComparison.Ordinal);
        return (entry[..slash], entry[(slash + 1)..]);
    }

    // Scopes are nested or apart, so that one entry of the smaller tells.
    private static string Sample(string scope) =>
        !scope.Contains('/', StringComparison.Ordinal) ? $"{scope}/a0" : scope.EndsWith('*') ? scope[..^1] + "0" : scope;
}
