using System.Collections.Generic;
using System.Linq;
using System.Threading;
using FusedKernels.Generator.IR;
using FusedKernels.Generator.Lowering;
using FusedKernels.Generator.Transforms;
using FusedKernels.Kernel.Tests.Cases;
using FusedKernels.Kernel.Tests.Harness;
using Microsoft.CodeAnalysis;
using NUnit.Framework;

namespace FusedKernels.Kernel.Tests;

/// <summary>The intermediate representation of every case is well formed after lowering and after each pass.</summary>
[TestFixture]
public sealed class PassTests
{
    [Test]
    public void Every_pass_leaves_every_case_well_formed()
    {
        List<string> faults = [];
        foreach ((string name, Generator.IR.Kernel lowered) in Lowered())
        {
            Generator.IR.Kernel kernel = lowered;
            Note("lowering");
            foreach (Pass pass in Passes.All)
            {
                kernel = pass.Apply(kernel);
                Note(pass.Name);
            }

            kernel = kernel with { Body = FusedBody.Of(kernel.Body, kernel.Flags.Order).Body };
            Note("fusion");
            kernel = kernel with { Body = UnderGuards.Run(kernel.Body, kernel.Flags.Order, new HashSet<int>()).Body };
            Note(nameof(UnderGuards));

            void Note(string after) => faults.AddRange(IrVerifier.Faults(kernel.Body).Select(f => $"{name} after {after}: {f}"));
        }

        Assert.That(faults, Is.Empty);
    }

    [Test]
    public void The_verifier_sees_faults()
    {
        Variable x = new("x", ScalarType.Int32, VariableKind.Local);
        Variable y = new("y", ScalarType.Double, VariableKind.Local);
        var body = new Body(EquatableArray<Variable>.Empty, EquatableArray<Variable>.Empty, EquatableArray<KernelBuffer>.Empty, Block.Of(
            new Let(1, x, new VariableRef(y)),
            new Let(1, x, Constant.Int(1)),
            new Accumulate(2, x, ReductionKind.Sum, new VariableRef(x))), EquatableArray<PartPlace>.Empty);

        Assert.That(IrVerifier.Faults(body), Is.EquivalentTo(new[]
        {
            "y is read outside its scope", "'int x = y' mixes types", "id 1 of 'int x = 1' is not unique", "x is declared twice",
            "'x += x' takes in what it accumulates into",
        }));
    }

    private static IEnumerable<(string Name, Generator.IR.Kernel Kernel)> Lowered()
    {
        KernelCase[] all = [.. Catalogue.All];
        Compilation compilation = KernelBatch.Plain(all);
        foreach ((KernelCase kernel, int i) in all.Select((c, i) => (c, i)))
        {
            IMethodSymbol method = Glue.MethodOf(kernel, compilation, $"N{i}");
            if (KernelLowering.Lower(method, compilation, CancellationToken.None).Kernel is { } lowered)
                yield return (kernel.Name, lowered);
        }
    }
}
