namespace MemoryVault.Vaults.TakeOver;

/// <summary>
/// Tells where a path of the old machine lies on this one: below the pair with the longest matching old folder, the old home being
/// one of the pairs; else where it lay, if both systems write paths in the same way.
/// </summary>
internal sealed class MachinePathMap
{
    private readonly string _oldSystem;
    private readonly MachineEnvironment _environment;
    private readonly List<(MachinePath Old, string Text, string New)> _pairs;
    private readonly MachinePath[] _named;

    /// <summary>Makes the map.</summary>
    /// <param name="record">The old machine.</param>
    /// <param name="pairs">Folders of the old machine and their places here; <c>~</c> is the home of each.</param>
    /// <param name="environment">This machine.</param>
    internal MachinePathMap(MachineRecord record, IReadOnlyList<KeyValuePair<string, string>> pairs, MachineEnvironment environment)
    {
        _oldSystem = record.System;
        _environment = environment;
        _pairs = [.. pairs.Select(pair => Read(WithHome(pair.Key, record.Home), environment.FullPath(pair.Value)))];
        _named = [.. _pairs.Select(pair => pair.Old)];
        if (Read(record.Home, environment.Home) is { Old.Names.Count: > 0 } home)
        {
            // A home that is '/' or unset, as in some containers, would map everything.
            _pairs.Add(home);
        }

        _pairs.Sort((a, b) => b.Old.Names.Count.CompareTo(a.Old.Names.Count));
    }

    /// <summary>Gets the old folders and their places here, the longest first.</summary>
    internal IEnumerable<KeyValuePair<string, string>> Pairs => _pairs.Select(pair => KeyValuePair.Create(pair.Text, pair.New));

    /// <summary>Gives the place here of a path of the old machine; null if there is none.</summary>
    internal string? Map(string oldPath)
    {
        var old = MachinePath.Parse(oldPath, _oldSystem);
        foreach (var pair in _pairs.Where(pair => old.IsWithin(pair.Old)))
        {
            return _environment.FullPath(Path.Combine([pair.New, .. old.Names.Skip(pair.Old.Names.Count)]));
        }

        var sameNotation = (_oldSystem == "windows") == (_environment.System == "windows");
        return sameNotation && Path.IsPathFullyQualified(oldPath) ? _environment.FullPath(oldPath) : null;
    }

    /// <summary>Tells whether the user said where a path of the old machine belongs, so that it does not lie where it does by the record alone.</summary>
    internal bool IsNamed(string oldPath)
    {
        var old = MachinePath.Parse(oldPath, _oldSystem);
        return Array.Exists(_named, old.IsWithin);
    }

    private (MachinePath Old, string Text, string New) Read(string old, string here) => (MachinePath.Parse(old, _oldSystem), old, here);

    private static string WithHome(string path, string home) =>
        path == "~" ? home : path.StartsWith("~/", StringComparison.Ordinal) || path.StartsWith(@"~\", StringComparison.Ordinal) ? home + path[1..] : path;
}
