namespace MemoryVault.Git;

/// <summary>
/// The answer of <c>git push --porcelain</c>: for each ref <c>flag TAB from:to TAB summary (reason)</c>, where the flag <c>!</c> means
/// that it was not pushed.
/// </summary>
internal static class PushReport
{
    /// <summary>Tells whether a push that ended well says of each ref that it is there.</summary>
    internal static bool TellsOf(GitOutput output, IReadOnlyList<PushRef> refs)
    {
        var lines = output.Lines;
        return refs.All(pushed => Array.Exists(lines, line => line.Length > 1 && line[0] != '!' && line[1] == '\t' && line.Split('\t')[1].EndsWith(":" + pushed.RemoteRef, StringComparison.Ordinal)));
    }

    /// <summary>Makes the error of a push that failed.</summary>
    internal static RemoteFailedException Failure(string url, GitOutput output)
    {
        var rejected = output.Lines.Where(line => line.StartsWith('!')).Select(Words).ToArray();

        // With --atomic the refs that were all right fail, too; the others tell why.
        var telling = Array.FindAll(rejected, words => !words.Contains("(atomic push fail", StringComparison.Ordinal));
        var detail = string.Join("; ", telling.Length > 0 ? telling : rejected);
        var remoteWords = RemoteWords(output.ErrorText);

        // Of a transaction that failed as a whole, only the remote's own words tell whether another push was there first.
        var failure = RemoteFailureText.Classify(detail.Contains("(atomic transaction failed)", StringComparison.Ordinal) ? $"{remoteWords} {detail}"
            : detail.Length > 0 ? detail : output.ErrorText);
        return new RemoteFailedException(
            Credentials.Scrub(url),
            failure,
            detail.Length == 0 ? output.ErrorText : remoteWords.Length == 0 ? detail : $"{detail}: {remoteWords}");
    }

    private static string Words(string line)
    {
        var fields = line.Split('\t');
        var to = fields.Length > 1 ? fields[1][(fields[1].LastIndexOf(':') + 1)..] : string.Empty;
        return Credentials.Scrub($"{to} {fields[^1]}");
    }

    /// <summary>What a hook or the host says.</summary>
    private static string RemoteWords(string errorText) => string.Join(
        ' ',
        errorText.Split('\n')
            .Where(line => line.StartsWith("remote: ", StringComparison.Ordinal))
            .Select(line => line["remote: ".Length..].Trim()));
}
