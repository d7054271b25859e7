using MemoryVault.Cli.Completion;

namespace MemoryVault.Cli.Tests.Unit;

public sealed class BashLineTests
{
    private const string Breaks = " \t\n\"'@><=;|&(:";

    [Theory]
    [InlineData("memvault sync", "memvault", "sync")]
    [InlineData("memvault  sync ", "memvault|sync", "")]
    [InlineData("A=1 B='x y' memvault a", "memvault", "a")]
    [InlineData("memvault 'two words' \"it's\" a\\ b c", "memvault|two words|it's|a b", "c")]
    [InlineData("memvault \"a\\\"b\\n\" ''  x", "memvault|a\"b\\n|", "x")]
    [InlineData("memvault get 'two wo", "memvault|get", "two wo")]
    [InlineData("memvault get \\", "memvault|get", "")]
    [InlineData("memvault status > file --q", "memvault|status", "--q")]
    public void A_line_is_read_as_bash_reads_it(string line, string before, string current)
    {
        var read = BashLine.Read(line, Breaks).Line;
        Assert.Equal(before.Split('|'), read.Before);
        Assert.Equal(current, read.Current);
    }

    [Theory]
    [InlineData("memvault get ", "a b;c", @"a\ b\;c")]
    [InlineData("memvault get a", "a$(x)`y`", @"a\$\(x\)\`y\`")]
    [InlineData("memvault get 'a", "a b'c", @"a b'\''c")]
    [InlineData("memvault get \"a", "a$x`\"!\\", "a\\$x\\`\\\"\"'!'\"\\\\")]
    [InlineData("memvault get ns:a", "ns:ab c", @"ab\ c")]
    [InlineData("memvault get ns\\:a", "ns:ab", "ns:ab")]
    [InlineData("memvault set --secrets=re", "--secrets=redact", "redact")]
    [InlineData("memvault get ", "~/*?[", @"\~/\*\?\[")]
    public void A_word_is_written_as_what_goes_on_behind_the_last_break(string line, string word, string written) =>
        Assert.Equal(written, BashLine.Read(line, Breaks).Write(word));

    [Theory]
    [InlineData("memvault status > ", true)]
    [InlineData("memvault status 2>> x", true)]
    [InlineData("memvault status > x ", false)]
    public void The_file_of_a_stream_is_none_of_our_words(string line, bool isRedirection) => Assert.Equal(isRedirection, BashLine.Read(line, Breaks).IsRedirection);
}
