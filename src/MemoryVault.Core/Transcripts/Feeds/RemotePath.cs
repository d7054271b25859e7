using MemoryVault.Display;
using MemoryVault.History;

namespace MemoryVault.Transcripts;

/// <summary>Decides which paths of a source are taken: relative, of plain names that every system can have.</summary>
internal static class RemotePath
{
    private const int MaximumLength = 1024;
    private const int MaximumName = 200;

    /// <summary>Gives the path without the <c>./</c> that tar and find put before it; the folder itself is the empty text.</summary>
    internal static string Normalize(string path)
    {
        while (path.StartsWith("./", StringComparison.Ordinal))
        {
            path = path[2..];
        }

        return path is "." ? string.Empty : path;
    }

    /// <summary>Gives what is wrong with a path, as the end of a sentence; null if nothing is.</summary>
    internal static string? FindProblem(string path)
    {
        if (path.Length > MaximumLength || path.Split('/').Any(name => name.Length > MaximumName))
        {
            return "has an over-long name";
        }

        if (path.StartsWith('/'))
        {
            return "is an absolute path";
        }

        return path.Any(char.IsControl) ? "has a control character in its name"
            : RestorableName.FindProblem(path, "windows") is { } problem ? $"has an impossible name: {PrintableName.Of(problem)}" : null;
    }
}
