namespace MemoryVault.Vaults.TakeOver;

/// <summary>
/// An absolute path as names, read by the rules of the system it comes from, so that <c>C:\Users\ann\app</c> can be understood on Linux.
/// </summary>
/// <param name="Names">The names: a drive or share counts as the first (<c>C:</c>, <c>\\server</c>), the root <c>/</c> as none.</param>
/// <param name="IsWindows">Whether it is a path of Windows.</param>
internal sealed record MachinePath(IReadOnlyList<string> Names, bool IsWindows)
{
    /// <summary>Reads a path of a system.</summary>
    internal static MachinePath Parse(string path, string system)
    {
        if (system != "windows")
        {
            return new MachinePath(path.Split('/', StringSplitOptions.RemoveEmptyEntries), false);
        }

        var share = path.StartsWith(@"\\", StringComparison.Ordinal) ? @"\\" : string.Empty;
        string[] names = path.Split(['\\', '/'], StringSplitOptions.RemoveEmptyEntries);
        return new MachinePath(names.Length == 0 ? [] : [share + names[0], .. names[1..]], true);
    }

    /// <summary>Tells whether the path is a folder or lies below it.</summary>
    internal bool IsWithin(MachinePath folder)
    {
        var comparison = IsWindows ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        return folder.Names.Count <= Names.Count
            && Enumerable.Range(0, folder.Names.Count).All(i => Names[i].Equals(folder.Names[i], comparison));
    }
}
