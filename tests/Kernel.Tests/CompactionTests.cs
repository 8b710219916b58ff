using System;
using System.Collections.Generic;
using System.Linq;
using FusedKernels.Kernel.Tests.Harness;
using NUnit.Framework;

namespace FusedKernels.Kernel.Tests;

/// <summary>Kernels run while the heap is compacted all the time: arguments that are not pinned where it matters would show.</summary>
[TestFixture]
public sealed class CompactionTests
{
    private string[] lines = [];

    [OneTimeSetUp]
    public void RunChild() => lines = Child.RunOnImages("compaction", off: null);

    private static IReadOnlyList<string> Names => Compaction.Names;

    [TestCaseSource(nameof(Names))]
    public void Gives_the_same_while_the_heap_is_compacted(string name)
    {
        string? line = lines.SingleOrDefault(l => l.StartsWith(name + ": ", StringComparison.Ordinal));

        Assert.That(line, Is.Not.Null, string.Join("\n", lines));
        Assert.That(int.Parse(line![(name.Length + 2)..]), Is.GreaterThanOrEqualTo(40), "collections");
    }
}
