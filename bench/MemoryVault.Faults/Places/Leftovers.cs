namespace MemoryVault.Faults.Places;

/// <summary>Files that somebody was about to write, or locked something by, when he was killed.</summary>
internal static class Leftovers
{
    /// <summary>Lists those of a place, by their paths below it.</summary>
    internal static IReadOnlyList<string> Find(Place place) =>
        [.. Directory.EnumerateFiles(place.Root, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 })
            .Where(file => IsTemporary(file) && !IsOfRemote(file)).Concat(InTemporaryFolder(place)).Select(file => Path.GetRelativePath(place.Root, file)).Order(StringComparer.Ordinal)];

    /// <summary>Tells whether a file is one.</summary>
    internal static bool IsTemporary(string path)
    {
        var name = Path.GetFileName(path);
        return name.EndsWith(".tmp", StringComparison.Ordinal) || name.StartsWith("tmp_", StringComparison.Ordinal) || name.StartsWith(".tmp-", StringComparison.Ordinal)
            || name.Contains(".draft", StringComparison.Ordinal) || name.Contains("_tmp", StringComparison.Ordinal)
            || (name.EndsWith(".lock", StringComparison.Ordinal) && !path.Contains("/local/", StringComparison.Ordinal));
    }

    // What a killed git leaves in a remote is the remote's owner's, as with any git.
    private static bool IsOfRemote(string path) => path.Contains(".git/", StringComparison.Ordinal) && !path.Contains("/repository.git/", StringComparison.Ordinal);

    private static IEnumerable<string> InTemporaryFolder(Place place) =>
        Directory.Exists(place["tmp"]) ? Directory.EnumerateFileSystemEntries(place["tmp"]).Where(entry => !Path.GetFileName(entry).StartsWith("clr-", StringComparison.Ordinal)) : [];
}
