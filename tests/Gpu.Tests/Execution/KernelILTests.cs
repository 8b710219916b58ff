using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using NUnit.Framework;

namespace FusedKernels.Gpu.Tests;

/// <summary>ILGPU compiles IL and refuses much of it, at run time and on the user's machine. No emitted kernel holds any of that.</summary>
[TestFixture]
public sealed class KernelILTests
{
    [Test]
    public void There_are_kernels_to_look_at() => Assert.That(EmittedKernels.All, Has.Length.GreaterThan(15));

    [Test]
    public void No_kernel_holds_what_ILGPU_refuses()
    {
        using PEReader file = ThisAssembly();

        (IReadOnlyList<string> found, int methods) = KernelIL.Scan(file, EmittedKernels.All);

        Assert.That(found, Is.Empty);
        Assert.That(methods, Is.GreaterThan(EmittedKernels.All.Length), "the functions that kernels call are looked at too");
    }

    [Test]
    public void The_scan_sees_what_is_there()
    {
        using PEReader file = ThisAssembly();
        MethodDefinition bad = file.GetMetadataReader().GetMethodDefinition(KernelIL.Handle(((Action)Bad).Method));

        ILOpCode[] codes = KernelIL.Instructions(file.GetMethodBody(bad.RelativeVirtualAddress).GetILBytes()!).Select(i => i.Code).ToArray();
        (IReadOnlyList<string> found, _) = KernelIL.Scan(file, [((Action)Bad).Method]);

        Assert.That(codes, Does.Contain(ILOpCode.Switch));
        Assert.That(found.Distinct(), Is.EquivalentTo(new[]
        {
            "KernelILTests.Bad throws", "KernelILTests.Bad uses a string", "KernelILTests.Bad makes an object",
            "KernelILTests.Bad reads a static field", "KernelILTests.Bad calls a virtual method", "KernelILTests.Bad boxes",
        }));
    }

    private static PEReader ThisAssembly() => new(File.OpenRead(typeof(KernelILTests).Assembly.Location));

    private static readonly object Text = "";

    private static void Bad()
    {
        switch (Environment.TickCount & 7)
        {
            case 0: throw new IndexOutOfRangeException("zero");
            case 1: throw new InvalidOperationException(Text.ToString());
            case 2: throw new InvalidOperationException("two");
            case 3: GC.KeepAlive(3); break;
        }
    }
}
