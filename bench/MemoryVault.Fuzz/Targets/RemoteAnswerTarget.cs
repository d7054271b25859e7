using MemoryVault.Git;

namespace MemoryVault.Fuzz.Targets;

/// <summary>What git passes on of a remote: lists of refs, reports of a push, what it says on the error stream.</summary>
internal sealed class RemoteAnswerTarget() : TextTarget(
    "remote-answer",
    "0123456789012345678901234567890123456789\trefs/heads/main\n0123456789012345678901234567890123456789\trefs/memoryvault/leases\n",
    "To https://example.org/x\n!\trefs/heads/main:refs/heads/main\t[rejected] (non-fast-forward)\nDone\n",
    "remote: \u001b[31mdenied\u001b[0m\r\nfatal: Authentication failed for 'https://user:password@example.org/'\n",
    "0123456789012345678901234567890123456789\trefs/tags/v1^{}\n")
{
    /// <inheritdoc/>
    public override void Read(byte[] input)
    {
        var words = new ErrorText(null);
        words.Append(input);
        words.End();
        var output = new GitOutput("push", 1, input, words.ToString());
        foreach (var (name, _) in RefList.Parse(output, '\t'))
        {
            Require(name.Length > 0, "a ref has a name");
        }

        var failure = PushReport.Failure("https://example.org/x", output);
        Require(failure.Message.Length > 0 && !failure.Message.Contains("://user:password@", StringComparison.Ordinal), "an error tells no password");
    }
}
