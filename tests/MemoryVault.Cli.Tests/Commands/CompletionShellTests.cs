namespace MemoryVault.Cli.Tests.Commands;

/// <summary>Tab in real shells at a terminal, with names in the vault that would run something if they were not quoted.</summary>
public sealed class CompletionShellTests : IDisposable
{
    private readonly TemporaryHome _home = new();

    public CompletionShellTests()
    {
        const string Memory = """
            {"tasks": {"two words": 1, "it's": 1, "zz$(touch pwned)`touch pwned`;touch pwned": 1, "ns:colon": 1, "bell\u0007": 1, "line\nbreak": 1}}
            """;
        _home.Json("init");
        _home.Json("memory", "import", _home.Write("memory.json", Memory), "--agent", "planner");
        _home.Write("a folder/file.md", "x");
    }

    [RequiresShellFact("bash")]
    public void Bash_completes_and_runs_nothing() => Try(
        new InteractiveShell(
            _home,
            "bash --norc --noprofile -i",
            """unset HISTFILE; bind -x '"\C-]": printf "%s\n" "$READLINE_LINE" > line'; eval "$(memvault completion bash)" """));

    [RequiresShellFact("zsh")]
    public void Zsh_completes_and_runs_nothing() => Try(
        new InteractiveShell(
            _home,
            "zsh -f -i",
            """show() { print -r -- "$BUFFER" > line }; zle -N show; bindkey -e; bindkey '^]' show; eval "$(memvault completion zsh)" """));

    public void Dispose() => _home.Dispose();

    private void Try(InteractiveShell shell)
    {
        using (shell)
        {
            Assert.Equal("memvault status ", shell.LineAfter("memvault stat\t"));
            Assert.Equal("memvault remote set x --secrets=redact ", shell.LineAfter("memvault remote set x --secrets=re\t"));
            Assert.Equal(@"memvault memory get tasks/two\ words ", shell.LineAfter("memvault memory get tasks/tw\t"));
            Assert.Equal(@"memvault memory get 'tasks/it'\''s' ", shell.LineAfter("memvault memory get 'tasks/it\t"));
            Assert.Equal("memvault trace tasks/ns:colon ", shell.LineAfter("memvault trace tasks/ns:c\t"));
            Assert.Equal(@"memvault trace tasks/zz\$\(touch\ pwned\)\`touch\ pwned\`\;touch\ pwned ", shell.LineAfter("memvault trace tasks/zz\t"));
            Assert.Equal("memvault trace tasks/bell", shell.LineAfter("memvault trace tasks/bell\t"));
            Assert.Equal(@"memvault sync a\ folder/", shell.LineAfter("memvault sync a\t"));
            Assert.Equal(@"memvault knowledge publish x --path=a\ folder/", shell.LineAfter("memvault knowledge publish x --path=a\t"));
            Assert.Equal(@"memvault json diff memory.json ", shell.LineAfter("memvault json diff mem\t"));
        }

        Assert.False(File.Exists(_home["pwned"]));
    }
}
