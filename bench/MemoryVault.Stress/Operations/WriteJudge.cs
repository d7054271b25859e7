namespace MemoryVault.Stress.Operations;

/// <summary>Judges the writes: what was acknowledged is there once, what was refused is not, no update is lost, and the order is that of time.</summary>
internal sealed class WriteJudge(OperationModel model, MainHistory main)
{
    internal IEnumerable<string> Check() => [.. Answers(), .. Proposals(), .. Commits(), .. Order(), .. Forces(), .. End()];

    private IEnumerable<string> Answers()
    {
        var landed = model.Landed.ToLookup(item => item.Operation.Name, item => item.Commit);
        foreach (var operation in model.Operations.Where(operation => operation.Call.What == "checkin"))
        {
            var there = landed[operation.Name].ToArray();
            if (operation.IsDone && (there.Length != 1 || there[0].Revision != operation.Answer!.Revision))
            {
                yield return $"{operation} was acknowledged as {operation.Answer!.Revision} and is there {there.Length} times";
            }
            else if (there.Length > (operation.Outcome == "unknown" ? 1 : operation.IsDone ? 1 : 0))
            {
                yield return $"{operation} was answered '{operation.Outcome}' and is there {there.Length} times";
            }
        }
    }

    /// <summary>Who comes too late finds the proposal in the vault.</summary>
    private IEnumerable<string> Proposals()
    {
        foreach (var operation in model.Operations.Where(operation => operation is { Outcome: "refused", Call: { What: "checkin", Base: null } }))
        {
            if (operation.Answer!.Kept is not { } kept)
            {
                if (operation.Answer.Error is "LeaseLost" or "LeaseMissing")
                {
                    yield return $"{operation} was refused ({operation.Answer.Words}) and its proposal was not kept";
                }
            }
            else if (!main.Kept.Contains(kept))
            {
                yield return $"{operation} was refused, and its proposal is not kept as {kept}";
            }
        }
    }

    private IEnumerable<string> Commits()
    {
        foreach (var commit in main.Commits.Where(commit => commit.Operation is { } name && !model.ByName.ContainsKey(name)))
        {
            yield return $"{commit.Operation} was not begun and is there";
        }

        foreach (var (at, _, operation) in model.Landed)
        {
            var before = model.StateAt(at - 1).GetValueOrDefault(operation.Call.Entry!);
            if (before != operation.Call.Saw)
            {
                yield return $"{operation} was made from '{operation.Call.Saw}' and replaced '{before}': an update was lost";
            }
        }
    }

    /// <summary>What was over before another began comes before it.</summary>
    private IEnumerable<string> Order()
    {
        Operation? last = null;
        foreach (var (_, _, operation) in model.Landed)
        {
            if (last is not null && operation.End < last.Call.At)
            {
                yield return $"{operation} was over before {last} began, and comes after it";
            }

            last = last is null || operation.Call.At > last.Call.At ? operation : last;
        }
    }

    private IEnumerable<string> Forces()
    {
        var events = main.Commits.Where(commit => commit.Kind == "force-release").ToLookup(commit => commit.Fence);
        foreach (var operation in model.Operations.Where(operation => operation is { IsDone: true, Call.What: "force" }))
        {
            if (events[operation.Call.Victim].Count() != 1)
            {
                yield return $"{operation} ended the lease with token {operation.Call.Victim}, of which there are {events[operation.Call.Victim].Count()} events";
            }
        }
    }

    private IEnumerable<string> End()
    {
        var end = model.StateAt(main.Commits.Count - 1);
        if (!end.OrderBy(entry => entry.Key, StringComparer.Ordinal).SequenceEqual(main.Values.OrderBy(entry => entry.Key, StringComparer.Ordinal)))
        {
            yield return "the memory is not what the check-ins of main make";
        }

        if (main.Merges > 0)
        {
            yield return $"main has {main.Merges} merges";
        }

        if (main.Fsck.Length > 0)
        {
            yield return main.Fsck;
        }
    }
}
