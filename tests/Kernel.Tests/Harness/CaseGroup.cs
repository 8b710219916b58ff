using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace FusedKernels.Kernel.Tests.Harness;

/// <summary>Cases that are compiled together when the first of them is asked for.</summary>
internal sealed class CaseGroup
{
    private readonly Lazy<KernelBatch> batch;

    public CaseGroup(IEnumerable<KernelCase> cases)
    {
        Cases = [.. cases];
        batch = new Lazy<KernelBatch>(() => new KernelBatch(Cases));
    }

    public ImmutableArray<KernelCase> Cases { get; }

    public IEnumerable<string> Names => Cases.Select(c => c.Name);

    public KernelBatch Batch => batch.Value;

    public CompiledCase this[string name] => Batch[name];
}
