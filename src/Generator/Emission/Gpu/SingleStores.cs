using System;
using System.Collections.Generic;
using System.Linq;
using FusedKernels.Generator.IR;

namespace FusedKernels.Generator.Emission.Gpu;

/// <summary>
/// Turns a write outside of all parallel loops (a boundary value between two of them) into a loop of one iteration, so that it is
/// launched as they are.
/// <code>
/// before: x[0] = left
/// after:  for once1 = 0; once1 &lt; 1; once1 += 1
///           x[0] = left
/// </code>
/// </summary>
internal static class SingleStores
{
    /// <param name="body">The body.</param>
    /// <param name="isHostLoop">Whether a loop stays on the host; only there, and outside all loops, is a write on its own.</param>
    /// <returns>The new body, and the indices of the loops made.</returns>
    public static (Body Body, ISet<Variable> Indices) Run(Body body, Func<For, bool> isHostLoop)
    {
        int id = body.Statements.All().Select(s => s.Id).DefaultIfEmpty().Max();
        int count = 0;
        HashSet<string> names = new(body.Names());
        HashSet<Variable> indices = [];

        Variable Once()
        {
            string name;
            do
                name = $"once{++count}";
            while (!names.Add(name));
            var index = new Variable(name, ScalarType.Int32, VariableKind.Index);
            indices.Add(index);
            return index;
        }

        Block InBlock(Block block) => new(block.Statements.Select(InStatement).ToEquatable());

        Stmt InStatement(Stmt statement) => statement switch
        {
            Store => new For(++id, Once(), Constant.Int(0), CompareOp.Less, Constant.Int(1), 1, Block.Of(statement)),
            If branch => branch with { Then = InBlock(branch.Then), Else = InBlock(branch.Else) },
            For loop when isHostLoop(loop) => loop with { Body = InBlock(loop.Body) },
            _ => statement,
        };

        return (body with { Statements = InBlock(body.Statements) }, indices);
    }
}
