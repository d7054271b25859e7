using System.Text;
using MemoryVault.Git;

namespace MemoryVault.Envelopes;

/// <summary>The head of a git bundle, <see href="https://git-scm.com/docs/gitformat-bundle">version 2</see>; behind it comes a pack.</summary>
/// <remarks>
/// It is written and read here, so that a bundle can be of any commit (<c>git bundle create</c> wants a ref), and can be held against its manifest before git has seen a byte of it.
/// </remarks>
/// <param name="Tip">The commit that it is of.</param>
/// <param name="Prerequisite">The commit whose objects it takes for granted, or null.</param>
internal sealed record BundleHeader(ObjectId Tip, ObjectId? Prerequisite)
{
    /// <summary>The ref that is in it, which <c>git fetch</c> asks for.</summary>
    internal const string Ref = "refs/heads/main";

    private const string First = "# v2 git bundle";
    private const int MaximumBytes = 4096;

    /// <summary>Gives the bytes.</summary>
    internal byte[] ToBytes() => Encoding.ASCII.GetBytes($"{First}\n{(Prerequisite is { } commit ? $"-{commit} \n" : string.Empty)}{Tip} {Ref}\n\n");

    /// <summary>Reads the head, and not a byte more.</summary>
    /// <exception cref="FormatException">It is none, or one of another form than ours.</exception>
    internal static async Task<BundleHeader> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        var text = new StringBuilder();
        var one = new byte[1];
        while (text.Length < 2 || text[^1] != '\n' || text[^2] != '\n')
        {
            if (text.Length == MaximumBytes || await stream.ReadAsync(one, cancellationToken).ConfigureAwait(false) == 0)
            {
                throw new FormatException("it does not begin as a bundle of git does");
            }

            text.Append((char)one[0]);
        }

        return text.ToString().Split('\n') switch
        {
            [First, var tip, "", ""] => new BundleHeader(ParseTip(tip), null),
            [First, ['-', .. var before], var tip, "", ""] => new BundleHeader(ParseTip(tip), ObjectId.Parse(before.TrimEnd(' '))),
            _ => throw new FormatException("it is a bundle of another form"),
        };
    }

    private static ObjectId ParseTip(string line) => line.EndsWith(" " + Ref, StringComparison.Ordinal)
        ? ObjectId.Parse(line.AsSpan(0, line.Length - Ref.Length - 1)) : throw new FormatException($"it is no bundle of '{Ref}'");
}
