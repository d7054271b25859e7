namespace MemoryVault.Git;

/// <summary>Lines of <c>id SEPARATOR name</c>.</summary>
internal static class RefList
{
    /// <summary>Reads the lines; peeled tags (<c>name^{}</c>) are left out.</summary>
    internal static IReadOnlyList<KeyValuePair<string, ObjectId>> Parse(GitOutput output, char separator)
    {
        var refs = new List<KeyValuePair<string, ObjectId>>();
        foreach (var line in output.Lines)
        {
            const int Digits = ObjectId.Size * 2;
            if (line.Length > Digits + 1 && line[Digits] == separator && !line.EndsWith("^{}", StringComparison.Ordinal)
                && ObjectId.TryParse(line.AsSpan(0, Digits), out var id))
            {
                refs.Add(new(line[(Digits + 1)..], id));
            }
        }

        return refs;
    }
}
