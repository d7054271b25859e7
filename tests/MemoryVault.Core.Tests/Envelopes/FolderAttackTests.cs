namespace MemoryVault.Tests.Envelopes;

public sealed class FolderAttackTests : EnvelopeAttackContract
{
    private int _saved;

    protected override string MakePlace() => Directory.CreateDirectory(Folder["disk"]).FullName;

    protected override void Change(Action<string> change) => change(Place);

    protected override string Save()
    {
        var copy = Directory.CreateDirectory(Folder[$"saved-{_saved++}"]).FullName;
        Replace(Place, copy);
        return copy;
    }

    protected override void Restore(string saved) => Replace(saved, Place);
}
