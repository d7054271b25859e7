namespace MemoryVault.Stress.Operations;

/// <summary>
/// Judges the reads: each gives the state of one commit of <c>main</c>. One of the newest state is not older than what anybody had been told before it began
/// (with clones: than what its own vault had been told).
/// </summary>
internal sealed class ReadJudge(OperationModel model, bool isShared)
{
    internal IEnumerable<string> Check() => [.. States(), .. Ages()];

    private IEnumerable<string> States()
    {
        foreach (var read in model.Operations.Where(operation => operation is { IsDone: true, Call.What: "read" }))
        {
            var (answer, at) = (read.Answer!, model.PositionOf(read.Answer!.Revision));
            if (at < 0)
            {
                yield return $"{read} gave {answer.Revision}, which is not on main";
            }
            else if (!model.StateAt(at).OrderBy(entry => entry.Key, StringComparer.Ordinal).SequenceEqual(answer.Values!.OrderBy(entry => entry.Key, StringComparer.Ordinal)))
            {
                yield return $"{read} gave what is not the state of {answer.Revision}";
            }

            if (read.Call.Base is { Length: 40 } named && named != answer.Revision)
            {
                yield return $"{read} was asked for {named} and gave {answer.Revision}";
            }
        }
    }

    private IEnumerable<string> Ages()
    {
        var told = model.Operations.Where(operation => operation.Answer?.Revision is not null)
            .Select(operation => (operation.Answer!.At, Reader: ReaderOf(operation), Position: model.PositionOf(operation.Answer.Revision), Operation: operation))
            .OrderBy(answer => answer.At).ToArray();
        var newest = new Dictionary<int, (int Position, Operation Operation)>();
        var next = 0;
        foreach (var read in model.Operations.Where(operation => operation is { IsDone: true, Call: { What: "read", Base: null } }).OrderBy(operation => operation.Call.At))
        {
            for (; next < told.Length && told[next].At < read.Call.At; next++)
            {
                if (!newest.TryGetValue(told[next].Reader, out var known) || known.Position < told[next].Position)
                {
                    newest[told[next].Reader] = (told[next].Position, told[next].Operation);
                }
            }

            if (newest.TryGetValue(ReaderOf(read), out var before) && model.PositionOf(read.Answer!.Revision) < before.Position)
            {
                yield return $"{read} gave {read.Answer.Revision}, which is older than what {before.Operation} had been told before it began";
            }
        }
    }

    private int ReaderOf(Operation operation) => isShared ? 0 : operation.Call.Worker;
}
