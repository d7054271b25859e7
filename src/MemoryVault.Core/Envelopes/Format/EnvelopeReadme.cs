using System.Text;

namespace MemoryVault.Envelopes;

/// <summary>The plain <c>README.md</c> of an envelope: what it is, and how everything comes back with the program that encrypts and git alone.</summary>
internal static class EnvelopeReadme
{
    private const string Text = """
        # An encrypted envelope

        These files hold the history of a git repository, encrypted with `{program}`. Only those to whom it is encrypted can read it. It was written
        by MemoryVault, but nothing here needs it.

        | file | what it is |
        |---|---|
        | `000001.bundle.{end}` | a git bundle: what was new with the first publication; a long one goes on in `000001.bundle.{end}.02` |
        | `000001.manifest.{end}` | what MemoryVault checks the bundle against, so that nobody can change, drop or swap files without being noticed |

        Files are only ever added. Do not change, rename or delete any.

        ## Get everything back

        You need `{program}`, `git` and {key}. In a copy of this folder (`git clone`, if it is a git repository; where that gives no files, `git switch` to its branch), in a shell:

        {steps}

        Bundles from before you were a recipient cannot be decrypted; the first one that can has everything in it. These steps do not notice if the
        newest files were taken away, or if others were put in their place. MemoryVault does.

        With MemoryVault: `memvault init DIR --from <this place>{identity}` puts everything back in its place on a new machine.

        """;

    private const string Steps = """
            git init --bare --quiet --initial-branch=main ../recovered.git
            for bundle in ??????.bundle.{end}; do
              cat "$bundle"* | {decrypt} > ../part.bundle || continue
              git --git-dir=../recovered.git fetch --quiet ../part.bundle +refs/heads/main:refs/heads/main
            done
            rm ../part.bundle
            git --git-dir=../recovered.git fsck --full --strict
            git clone ../recovered.git ../recovered
        """;

    /// <summary>Gets the steps with age, for the README of the vault itself.</summary>
    internal static string AgeSteps => Steps.Replace("{end}", "age", StringComparison.Ordinal).Replace("{decrypt}", "age --decrypt --identity ~/key.txt", StringComparison.Ordinal);

    /// <summary>Gives the file for a program.</summary>
    internal static ReadOnlyMemory<byte> For(EnvelopeTool tool)
    {
        var text = tool == EnvelopeTool.Age
            ? Fill("age", "age", "the file with your secret key, here `~/key.txt`", "age --decrypt --identity ~/key.txt", " --identity ~/key.txt")
            : Fill("gpg", "gpg", "your secret key in the keyring of `gpg`", "gpg --quiet --decrypt", string.Empty);
        return Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\n"));
    }

    private static string Fill(string program, string end, string key, string decrypt, string identity) => Text.Replace("{steps}", Steps, StringComparison.Ordinal)
        .Replace("{program}", program, StringComparison.Ordinal).Replace("{end}", end, StringComparison.Ordinal).Replace("{key}", key, StringComparison.Ordinal)
        .Replace("{decrypt}", decrypt, StringComparison.Ordinal).Replace("{identity}", identity, StringComparison.Ordinal);
}
