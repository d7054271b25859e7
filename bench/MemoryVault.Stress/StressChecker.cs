namespace MemoryVault.Stress;

/// <summary>
/// Judges a run by its history and what is in the repository: every acknowledged check-in is there once, nothing is there that was refused or
/// never begun, each count was made from the one before (so nobody wrote from what he read under a lease that he no longer had), and tokens only grow.
/// </summary>
/// <param name="history">What all processes wrote; the lines of one process in their order.</param>
/// <param name="commits">The check-ins on <c>main</c>, oldest first.</param>
/// <param name="entries">The entries of the final memory, by operation: the count that each says.</param>
/// <param name="counter">The final counter.</param>
public sealed class StressChecker(
    IReadOnlyList<HistoryLine> history, IReadOnlyList<CheckedIn> commits, IReadOnlyDictionary<string, int> entries, int counter)
{
    private readonly List<string> _violations = [];

    /// <summary>Gives what must not be.</summary>
    public IReadOnlyList<string> Check()
    {
        var byOperation = commits.ToLookup(commit => commit.Operation);
        foreach (var done in history.Where(line => line.Kind == "done"))
        {
            var there = byOperation[done.Operation!].ToArray();
            Require(there is [var only] && only.Revision == done.Revision, $"{done.Operation} was acknowledged as {done.Revision} and is there {there.Length} times");
        }

        foreach (var refused in history.Where(line => line is { Kind: "refused" or "busy", Operation: not null }))
        {
            Require(!byOperation[refused.Operation!].Any(), $"{refused.Operation} was refused ({refused.Words}) and is there");
        }

        CheckCommits(byOperation);
        CheckTokens();
        Require(counter == commits.Count, $"the counter is {counter} after {commits.Count} check-ins");
        Require(entries.Count == commits.Count, $"the memory has {entries.Count} entries of {commits.Count} check-ins");
        return _violations;
    }

    private void CheckCommits(ILookup<string, CheckedIn> byOperation)
    {
        var begun = history.Where(line => line.Kind == "begin").ToDictionary(line => line.Operation!);
        var (count, fence) = (0, 0L);
        foreach (var commit in commits)
        {
            count++;
            Require(byOperation[commit.Operation].Count() == 1, $"{commit.Operation} is there more than once");
            Require(begun.TryGetValue(commit.Operation, out var begin) && begin.Token == commit.Fence, $"{commit.Operation} was not begun with token {commit.Fence}");
            Require(commit.Fence >= fence, $"{commit.Operation} with token {commit.Fence} came after token {fence}: a write that was fenced off got in");
            Require(begin?.Count == count, $"{commit.Operation} counts {begin?.Count} and is the {count}th: an update was lost");
            Require(entries.GetValueOrDefault(commit.Operation) == count, $"{commit.Operation} is not in the memory as it was checked in");
            fence = Math.Max(fence, commit.Fence);
        }
    }

    private void CheckTokens()
    {
        var holders = new Dictionary<long, int>();
        var last = new Dictionary<int, long>();
        foreach (var grant in history.Where(line => line.Kind == "granted"))
        {
            Require(holders.TryAdd(grant.Token, grant.Worker) || holders[grant.Token] == grant.Worker, $"token {grant.Token} was given out to two");
            Require(grant.Token >= last.GetValueOrDefault(grant.Worker), $"process {grant.Worker} got token {grant.Token} after {last.GetValueOrDefault(grant.Worker)}");
            last[grant.Worker] = grant.Token;
        }
    }

    private void Require(bool holds, string otherwise)
    {
        if (!holds)
        {
            _violations.Add(otherwise);
        }
    }
}
