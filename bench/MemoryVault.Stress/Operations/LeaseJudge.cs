namespace MemoryVault.Stress.Operations;

/// <summary>
/// Judges the leases, in the order of their tokens: what excludes each other was never held at once, nothing had success by a lease after its end (by return,
/// force or time) or after a later one that excludes it, and nobody wrote where another held a lease.
/// </summary>
internal sealed class LeaseJudge(OperationModel model, int ttlSeconds)
{
    private readonly Grant[] _grants = Grant.Of(model);

    internal IEnumerable<string> Check() => [.. Tokens(), .. Uses(), .. Ends(), .. Times(), .. Exclusions(), .. Strangers()];

    /// <summary>A token is of one grant; who asks after another had been told its token gets a greater one.</summary>
    private IEnumerable<string> Tokens()
    {
        foreach (var grant in _grants.Where(grant => grant.Operations.Any(other => other.Call.Worker != grant.Worker || other.Call.Scope != grant.Scope || other.Call.IsShared != grant.First.Call.IsShared)))
        {
            yield return $"token {grant.Token} was given out to two";
        }

        var told = _grants.Select(grant => (grant.First.Answer!.At, grant.Token)).Order().ToArray();
        var (next, greatest) = (0, 0L);
        foreach (var grant in _grants.Where(grant => !grant.First.Answer!.IsRenewal).OrderBy(grant => grant.First.Call.At))
        {
            for (; next < told.Length && told[next].At < grant.First.Call.At; next++)
            {
                greatest = Math.Max(greatest, told[next].Token);
            }

            if (grant.Token <= greatest)
            {
                yield return $"{grant.First} asked after token {greatest} had been given out, and got {grant.Token}";
            }
        }
    }

    /// <summary>A check-in is made under the lease of its agent, which is exclusive and covers what it writes.</summary>
    private IEnumerable<string> Uses()
    {
        var grants = _grants.ToDictionary(grant => grant.Token);
        foreach (var (_, commit, operation) in model.Landed)
        {
            if (operation.Call.Token > 0 && operation.Call.Token != commit.Fence)
            {
                yield return $"{operation} was made with token {operation.Call.Token} and is there with {commit.Fence}";
            }

            if (grants.TryGetValue(commit.Fence, out var grant) && (grant.Worker != operation.Call.Worker || grant.First.Call.IsShared || !MemoryShape.Covers(grant.Scope, operation.Call.Entry!)))
            {
                yield return $"{operation} is there under token {grant.Token}, which is no lease of its agent on that entry";
            }
        }
    }

    /// <summary>Who gave a lease back, or lost it by force, has no success by it any more.</summary>
    private IEnumerable<string> Ends()
    {
        foreach (var grant in _grants)
        {
            foreach (var end in grant.Uses.Select(use => use.Operation).Where(use => use.Call.What is "exit" or "force"))
            {
                foreach (var (_, late) in grant.Uses.Where(use => use.Operation.Call.At > end.End))
                {
                    yield return $"{late} had success with token {grant.Token}, which {end} had ended";
                }
            }
        }
    }

    /// <summary>Who had not renewed in time has no success any more.</summary>
    private IEnumerable<string> Times()
    {
        foreach (var grant in _grants)
        {
            Operation[] renewals = [.. grant.Operations, .. grant.Uses.Select(use => use.Operation).Where(use => use.Call.What == "renew")];
            foreach (var (_, use) in grant.Uses)
            {
                var last = renewals.Where(renewal => renewal != use && renewal.Call.At < use.End).Select(renewal => renewal.End).DefaultIfEmpty(long.MaxValue / 2).Max();
                if (use.Call.At > last + (ttlSeconds * 1_000_000L) && !MayHaveRenewed(grant, use))
                {
                    yield return $"{use} had success with token {grant.Token}, {(use.Call.At - last) / 1000} ms after it was renewed for {ttlSeconds} s";
                }
            }
        }
    }

    // A process that was killed may have renewed, and told nobody.
    private bool MayHaveRenewed(Grant grant, Operation use) => model.Operations.Any(other =>
        other is { Outcome: "unknown", Call.What: "enter" or "renew" } && other.Call.Worker == grant.Worker && other.Call.At > grant.First.Call.At && other.Call.At < use.End);

    /// <summary>By token order: from when a later lease is held, an earlier one that it excludes is worth nothing.</summary>
    private IEnumerable<string> Exclusions()
    {
        for (var second = 1; second < _grants.Length; second++)
        {
            var later = _grants[second];
            var (told, begin) = (later.First.Answer!.At, model.PositionOf(later.First.Answer.Revision));
            foreach (var earlier in _grants.Take(second).Where(earlier => earlier.LastSign > told || earlier.LastCommit > begin).Where(later.Excludes))
            {
                var use = earlier.Uses.Where(use => use.Operation.Call.At > told || use.At > begin).Select(use => use.Operation).First();
                yield return $"{use} had success with token {earlier.Token} on '{earlier.Scope}' when token {later.Token} on '{later.Scope}' was held: it was fenced off";
            }
        }
    }

    /// <summary>While a lease is held, also a shared one, nobody else writes there, with or without a lease.</summary>
    private IEnumerable<string> Strangers()
    {
        foreach (var grant in _grants)
        {
            var (told, begin) = (grant.First.Answer!.At, model.PositionOf(grant.First.Answer.Revision));
            foreach (var (at, commit, operation) in model.Landed.Where(item => item.Operation.Call.Worker != grant.Worker && MemoryShape.Covers(grant.Scope, item.Operation.Call.Entry!)))
            {
                if ((at > begin && at < grant.LastCommit) || (operation.Call.At > told && operation.End < grant.LastSign))
                {
                    yield return $"{operation} (token {commit.Fence}) was written while w{grant.Worker} held '{grant.Scope}' with token {grant.Token}";
                }
            }
        }
    }
}
