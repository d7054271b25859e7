namespace MemoryVault.Files;

/// <summary>Follows every symbolic link of a path, as <c>realpath -m</c> does: what does not exist is kept as it is written.</summary>
/// <remarks><see cref="File.ResolveLinkTarget"/> follows the last name only; a link further up would go unseen.</remarks>
internal static class RealPath
{
    private const int MaximumLinks = 40;

    /// <summary>Resolves an absolute path.</summary>
    /// <exception cref="IOException">The links go in a circle.</exception>
    internal static string Resolve(string path)
    {
        var pending = new Stack<string>();
        var at = Begin(Path.GetFullPath(path), pending);
        for (var links = 0; pending.TryPop(out var name);)
        {
            if (name is "." or "")
            {
                continue;
            }

            if (name == "..")
            {
                at = Path.GetDirectoryName(at) ?? at;
                continue;
            }

            var next = Path.Combine(at, name);
            if (LinkTarget(next) is not { } target)
            {
                at = next;
                continue;
            }

            if (++links > MaximumLinks)
            {
                throw new IOException($"The symbolic links of '{path}' go in a circle.");
            }

            at = Path.IsPathFullyQualified(target) ? Begin(target, pending) : Push(target, at, pending);
        }

        return at;
    }

    private static string Begin(string path, Stack<string> pending)
    {
        var root = Path.GetPathRoot(path)!;
        return Push(path[root.Length..], root, pending);
    }

    private static string Push(string path, string at, Stack<string> pending)
    {
        foreach (var name in path.Split(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar).Reverse())
        {
            pending.Push(name);
        }

        return at;
    }

    private static string? LinkTarget(string path)
    {
        try
        {
            return new FileInfo(path).LinkTarget;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
