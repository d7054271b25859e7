using System.Globalization;
using MemoryVault.Vaults;

namespace MemoryVault.Git;

/// <summary>
/// The lines of <c>git fetch --progress</c> and <c>git push --progress</c>: <c>Receiving objects:  45% (9/20), 1.20 MiB | 3 MiB/s</c>,
/// with <c>remote: </c> before what the other side does.
/// </summary>
internal static class TransferProgress
{
    private static readonly string[] Phases =
    [
        "Enumerating objects:", "Counting objects:", "Compressing objects:", "Writing objects:", "Receiving objects:",
        "Resolving deltas:", "Unpacking objects:", "Checking connectivity:", "Checking objects:", "Total ", "Delta compression using",
    ];

    /// <summary>Tells whether a line only shows how far git is.</summary>
    internal static bool IsProgress(string line) => IsOwn(WithoutRemote(line));

    /// <summary>Tells whether a line only shows how far the git of this machine is.</summary>
    internal static bool IsOwn(string line) => Array.Exists(Phases, phase => line.StartsWith(phase, StringComparison.Ordinal));

    /// <summary>Reads a line; null where it counts nothing.</summary>
    /// <param name="line">The line.</param>
    /// <param name="remote">The remote, to be shown.</param>
    internal static VaultProgress? Parse(string line, string remote)
    {
        var text = WithoutRemote(line);
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var open = text.IndexOf('(', StringComparison.Ordinal);
        var slash = text.IndexOf('/', Math.Max(open, 0));
        var close = text.IndexOf(')', Math.Max(slash, 0));
        return IsProgress(line) && colon > 0 && open > colon && slash > open && close > slash
            && long.TryParse(text.AsSpan(open + 1, slash - open - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var done)
            && long.TryParse(text.AsSpan(slash + 1, close - slash - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var total)
            ? new VaultProgress(text[..colon], done, total, remote)
            : null;
    }

    private static string WithoutRemote(string line) =>
        line.StartsWith("remote: ", StringComparison.Ordinal) ? line["remote: ".Length..] : line;
}
