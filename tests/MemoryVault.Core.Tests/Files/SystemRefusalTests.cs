using MemoryVault.Files;
using MemoryVault.Git;
using MemoryVault.Tests.Transcripts;

namespace MemoryVault.Tests.Files;

/// <summary>What to do about what the system refuses.</summary>
public sealed class SystemRefusalTests
{
    [RequiresUnixTheory]
    [InlineData(28, "Free space")]
    [InlineData(30, "read-only")]
    [InlineData(24, "ulimit -a")]
    [InlineData(27, "ulimit -f")]
    public void The_system_s_number_gives_the_remedy(int number, string remedy) =>
        Assert.Contains(remedy, SystemRefusal.FindRemedy(new IOException("no", number)), StringComparison.Ordinal);

    [Fact]
    public void A_file_that_cannot_be_opened_is_read_only_by_its_disk_alone()
    {
        Assert.False(SystemRefusal.IsReadOnly(new IOException("no", 13)));
        Assert.Null(SystemRefusal.FindRemedy(new FileNotFoundException("gone", "/tmp/gone")));
        Assert.Null(SystemRefusal.FindRemedy(new InvalidOperationException("a fault of ours")));
    }

    [Fact]
    public void What_the_runtime_cannot_load_or_start_is_a_shortage_and_no_fault_of_ours()
    {
        Exception[] shortages =
        [
            new InsufficientMemoryException(), new TypeInitializationException("MemoryVault.X", new InsufficientMemoryException()), new TaskSchedulerException(new InsufficientMemoryException()),
            new FileNotFoundException("no", "MemoryVault.Core, Version=0.1.0.0, Culture=neutral, PublicKeyToken=null"),
        ];

        Assert.All(shortages, shortage => Assert.NotNull(SystemRefusal.FindRemedy(shortage)));
    }

    [Fact]
    public void The_words_of_a_git_that_has_no_space_give_the_remedy_too() =>
        Assert.Contains("Free space", new GitFailedException("reflog", 255, "error: couldn't write logs/HEAD: No space left on device").Remedy, StringComparison.Ordinal);
}
