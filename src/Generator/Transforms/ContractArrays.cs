using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.Analysis;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Transforms;

/// <summary>
/// Makes a local of an array that only carries values within an iteration of one loop: no element of it is read in another iteration than the
/// one that writes it. It is not made any more; that C# throws where its length is negative is a guard on entry.
/// <code>
/// before: t = new double[n]; for i = 0; i &lt; n; i += 1 { t[i] = a[i] * a[i]; y[i] = t[i] + 1 }
/// after:  for i = 0; i &lt; n; i += 1 { double t = a[i] * a[i]; y[i] = t + 1 }
/// </code>
/// </summary>
internal sealed class ContractArrays
{
    private readonly FloatOrder order;
    private readonly List<Check> entry = [];
    private readonly List<string> lines = [];
    private Body body;
    private BodyFacts facts;
    private int nextId;

    private ContractArrays(Body body, FloatOrder order)
    {
        (this.body, this.order) = (body, order);
        facts = new BodyFacts(body, order);
        nextId = body.FreeId();
    }

    /// <param name="fused">A body that reads no lengths of local arrays (<see cref="SettleLengths"/>), and what was done to it before.</param>
    /// <param name="order">In which order floating point is taken in.</param>
    public static FusedBody Run(FusedBody fused, FloatOrder order)
    {
        Allocate[] made = fused.Body.Statements.All().OfType<Allocate>().Where(a => a.Buffer.Kind == BufferKind.LocalArray && !IsReturned(a.Buffer, fused.Body)).ToArray();
        if (made.Length == 0)
            return fused;
        var pass = new ContractArrays(fused.Body, order);
        foreach (Allocate allocate in made)
        {
            if (pass.WhyNot(allocate) is { } why)
                pass.lines.Add($"{allocate.Buffer.Name} stays an array: {why}");
        }

        return fused with
        {
            Body = pass.body,
            Entry = fused.Entry.Concat(pass.entry).Distinct().ToList(),
            Lines = [.. fused.Lines, .. pass.lines],
            IsChanged = fused.IsChanged || !ReferenceEquals(pass.body, fused.Body),
        };
    }

    private static bool IsReturned(KernelBuffer buffer, Body body) => body.Statements.All().Any(s => s is Return { Buffer: { } returned } && returned == buffer);

    /// <summary>The first reason against it; null where the array is gone now.</summary>
    private string? WhyNot(Allocate allocate)
    {
        KernelBuffer array = allocate.Buffer;
        Access[] accesses = facts.Accesses.Where(a => a.Buffer == array).ToArray();
        List<Check> checks = [];
        foreach (Expr length in allocate.Lengths)
        {
            if (Effects.LengthChecks(length, facts) is not { } known)
                return $"its length {IrPrinter.Print(length)} is not known when the method starts";
            checks.AddRange(known);
        }

        if (accesses.Length == 0)
        {
            Drop(allocate, null, checks);
            return null;
        }

        For? around = facts.Body.Statements.All().OfType<For>().LastOrDefault(loop => accesses.All(a => a.IsIn(loop)));
        if (around is null)
            return accesses.FirstOrDefault(a => !a.Loops.Any()) is { } outside ? $"{outside} is not in a loop" : $"{accesses[0]} and {accesses.First(a => !a.Loops.SequenceEqual(accesses[0].Loops))} are in different loops";
        if (WhyElsewhere(accesses) is { } elsewhere)
            return elsewhere;
        UnitChecks inRange = CheckBuilder.Build(around, facts);
        if (inRange.Unprovable is not null || inRange.AtLoop.Count > 0 || inRange.Late.Any(a => a.Buffer == array))
            return $"{accesses[0]} is not known to be in range when the method starts";
        (For local, bool needsZero) = Localized(around, array);
        if (needsZero && !IsRunOnce(around, allocate))
            return $"{accesses.First(a => !a.IsStore)} may be read before it is written, in a loop that runs again";
        Drop(allocate, local, checks.Concat(inRange.AtEntry));
        return null;
    }

    /// <summary>Says of accesses which of them do not touch one and the same element in an iteration.</summary>
    private static string? WhyElsewhere(Access[] accesses)
    {
        if (accesses.FirstOrDefault(a => a.Forms.Any(f => f is null)) is { } unknown)
            return $"the place of {unknown} is not known before it is there";
        Access? other = accesses.FirstOrDefault(a => !a.Forms.SequenceEqual(accesses[0].Forms));
        return other is null ? null : $"{accesses[0]} and {other} are different elements";
    }

    /// <summary>Whether a loop runs once for each time that an array is made, and touches an element in no two iterations: what it reads first is zero.</summary>
    private bool IsRunOnce(For loop, Allocate allocate)
    {
        bool IsBlockOf(Block block) => block.Statements.Contains(allocate) && block.Statements.Any(s => s.Id == loop.Id);
        bool together = IsBlockOf(body.Statements) || body.Statements.All().SelectMany(s => s.Blocks()).Any(IsBlockOf);
        return together && facts[loop].IsParallel;
    }

    /// <summary>The loop with a local in the place of the elements; whether that starts as zero, since some way to a read does not come by a write.</summary>
    private (For Loop, bool NeedsZero) Localized(For loop, KernelBuffer array)
    {
        var local = new Variable(array.Name, array.Element, VariableKind.Local);
        Expr Read(Expr expr) => expr.Rewrite(e => e is Load load && load.Buffer == array ? new VariableRef(local) : e);
        Block In(Block block) => new(block.Statements.Select(Write).ToEquatable());
        Stmt Write(Stmt statement) => statement is Store store && store.Buffer == array ? new Assign(store.Id, local, store.Value) : statement.WithBlocks(In);
        Block assigned = In(new IrRewrite(Read, v => v, b => b).Run(loop.Body));
        bool needsZero = LoopScalars.ReadsBeforeWrite(assigned, local, out _);
        Stmt first = assigned.Statements.First(s => Block.Of(s).All().Any(x => x.Target() == local) || Block.Of(s).AllExpressions().Any(e => e.Reads(local)));
        Stmt declared = first is Assign assign && !needsZero
            ? new Let(assign.Id, local, assign.Value)
            : new Let(nextId++, local, needsZero ? new Constant(array.Element, 0) : null);
        IEnumerable<Stmt> statements = assigned.Statements.SelectMany(s => !ReferenceEquals(s, first) ? [s] : declared.Id == first.Id ? [declared] : new[] { declared, s });
        return (loop with { Body = new Block(statements.ToEquatable()) }, needsZero);
    }

    private void Drop(Allocate allocate, For? local, IEnumerable<Check> checks)
    {
        KernelBuffer array = allocate.Buffer;
        entry.AddRange(checks);
        lines.Add(local is null ? $"{array.Name} is not made: nothing touches it" : $"{array.Name} is no array: each value stays in its iteration of {local.Index.Name}");
        Block In(Block block) => new(block.Statements.Where(s => s.Id != allocate.Id).Select(Each).ToEquatable());
        Stmt Each(Stmt statement) => (local is not null && statement.Id == local.Id ? local : statement).WithBlocks(In);
        body = body with { Statements = In(body.Statements), Buffers = body.Buffers.Where(b => b != array).ToEquatable() };
        facts = new BodyFacts(body, order);
    }
}
