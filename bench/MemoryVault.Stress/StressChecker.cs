namespace MemoryVault.Stress;

/// <summary>
/// Judges a run by its history and what is in the repository: every acknowledged check-in is there once, nothing is there that was refused or
/// never begun, each count was made from the one before (so nobody wrote from what he read under a lease that he no longer had), and tokens only grow.
/// </summary>
/// <param name="history">What all processes wrote; the lines of one process in their order.</param>
/// <param name="state">What is there in the end.</param>
public sealed class StressChecker(IReadOnlyList<HistoryLine> history, FinalState state)
{
    private readonly List<string> _violations = [];
    private readonly ILookup<string, CheckedIn> _byOperation = state.Commits.ToLookup(commit => commit.Operation);

    /// <summary>Gives what must not be.</summary>
    public IReadOnlyList<string> Check()
    {
        CheckAnswers();
        var begun = history.Where(line => line.Kind == "begin").ToDictionary(line => line.Operation!);
        foreach (var section in state.Commits.GroupBy(commit => commit.Section))
        {
            CheckCommits([.. section], begun);
        }

        CheckTokens();
        CheckTokensInTime();
        foreach (var (section, counter) in state.Counters)
        {
            var count = state.Commits.Count(commit => commit.Section == section);
            Require(counter == count, $"the counter '{section}' is {counter} after {count} check-ins");
        }

        Require(state.Entries.Count == state.Commits.Count, $"the memory has {state.Entries.Count} entries of {state.Commits.Count} check-ins");
        Require(state.Fsck.Length == 0, state.Fsck);
        return _violations;
    }

    private void CheckAnswers()
    {
        foreach (var done in history.Where(line => line.Kind == "done"))
        {
            var there = _byOperation[done.Operation!].ToArray();
            Require(there is [var only] && only.Revision == done.Revision, $"{done.Operation} was acknowledged as {done.Revision} and is there {there.Length} times");
        }

        foreach (var refused in history.Where(line => line is { Kind: "refused" or "busy", Operation: not null }))
        {
            Require(!_byOperation[refused.Operation!].Any(), $"{refused.Operation} was refused ({refused.Words}) and is there");
        }
    }

    private void CheckCommits(IReadOnlyList<CheckedIn> section, Dictionary<string, HistoryLine> begun)
    {
        var (count, fence) = (0, 0L);
        foreach (var commit in section)
        {
            count++;
            Require(_byOperation[commit.Operation].Count() == 1, $"{commit.Operation} is there more than once");
            Require(begun.TryGetValue(commit.Operation, out var begin) && begin.Token == commit.Fence, $"{commit.Operation} was not begun with token {commit.Fence}");
            Require(commit.Fence >= fence, $"{commit.Operation} with token {commit.Fence} came after token {fence}: a write that was fenced off got in");
            Require(begin?.Count == count, $"{commit.Operation} counts {begin?.Count} and is the {count}th: an update was lost");
            Require(state.Entries.GetValueOrDefault(commit.Operation) == count, $"{commit.Operation} is not in the memory as it was checked in");
            fence = Math.Max(fence, commit.Fence);
        }
    }

    /// <summary>A token belongs to one process and one section, and a process never gets one that is older than what it had there.</summary>
    private void CheckTokens()
    {
        var holders = new Dictionary<long, (int Worker, string? Section)>();
        var last = new Dictionary<(int Worker, string? Section), long>();
        foreach (var grant in history.Where(line => line.Kind == "granted"))
        {
            var holder = (grant.Worker, grant.Operation);
            Require(holders.TryAdd(grant.Token, holder) || holders[grant.Token] == holder, $"token {grant.Token} was given out to two");
            Require(grant.Token >= last.GetValueOrDefault(holder), $"process {grant.Worker} got token {grant.Token} after {last.GetValueOrDefault(holder)}");
            last[holder] = grant.Token;
        }
    }

    /// <summary>Who began to ask after another had been given a token gets a greater one, unless he has a lease already.</summary>
    private void CheckTokensInTime()
    {
        var asked = new Dictionary<int, long>();
        var told = new List<(long At, long Token)>();
        var grants = new List<(long Asked, HistoryLine Line)>();
        foreach (var line in history.Where(line => line is { Kind: "ask" or "granted", At: > 0 }))
        {
            if (line.Kind == "ask")
            {
                asked[line.Worker] = line.At;
            }
            else if (line.Words is null)
            {
                grants.Add((asked.GetValueOrDefault(line.Worker), line));
                told.Add((line.At, line.Token));
            }
        }

        told.Sort();
        var (next, greatest) = (0, 0L);
        foreach (var (at, grant) in grants.OrderBy(grant => grant.Asked))
        {
            for (; next < told.Count && told[next].At < at; next++)
            {
                greatest = Math.Max(greatest, told[next].Token);
            }

            Require(grant.Token > greatest, $"process {grant.Worker} asked after token {greatest} had been given out, and got {grant.Token}");
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
